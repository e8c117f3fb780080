"""The registration-stage model of the form, made from the table of items, and the bodies that carry it."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from services.registration.domain.checks.required import SECOND_GUARDIAN
from services.registration.domain.form.items import registration_items

Text = Annotated[str, StringConstraints(max_length=500)]
ALWAYS = tuple(item.key for item in registration_items() if item.required == "Y" and item.key not in SECOND_GUARDIAN)


class ItemModel(BaseModel):
    """No item that is not in the table; whether one is missing or wrong is judged by the rules, all at once."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"required": list(ALWAYS)})


def _fields() -> dict[str, Any]:
    return {item.key: (Text, Field(default="", description=item.title)) for item in registration_items()}


FormBody: type[ItemModel] = create_model("FormBody", __base__=ItemModel, **_fields())
"""One text per item; an item that does not apply is left away or empty."""


class ChoiceBody(BaseModel):
    """A school in the family's order."""

    model_config = ConfigDict(extra="forbid")
    school: Annotated[str, StringConstraints(max_length=40)]
    category: Annotated[str, StringConstraints(max_length=40)] = "ALL"


class SubmissionBody(BaseModel):
    """A new application."""

    model_config = ConfigDict(extra="forbid")
    form: FormBody
    choices: Annotated[list[ChoiceBody], Field(max_length=20)] = []
    together_with: Annotated[str, StringConstraints(max_length=60)] | None = None
    one_guardian_reason: Annotated[str, StringConstraints(max_length=10)] | None = None


class CorrectionBody(SubmissionBody):
    """The next version of an application; `version` is the one that the family saw."""

    version: Annotated[int, Field(ge=1, le=2**31 - 1)]


def body_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return what a route passes as `openapi_extra`: the model's schema, whole, for a body that we read ourselves."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    whole = _inlined(schema, definitions)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": whole}}}}


def _inlined(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inlined(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inlined(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    return {key: _inlined(value, definitions) for key, value in node.items()}
