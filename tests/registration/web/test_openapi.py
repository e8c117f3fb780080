"""OpenAPI tells the truth: every input has a ground, every answer is listed."""

from typing import Any

import pytest
from fastapi import FastAPI

from services.registration.domain.form.items import registration_items
from services.registration.domain.form.other_inputs import other_inputs
from services.registration.web.api_bodies import ALWAYS


@pytest.fixture
def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the service."""
    return app.openapi()


def routes(document: dict[str, Any], start: str) -> dict[str, dict[str, Any]]:
    """Return the operations below a path, by path and method."""
    operations = {
        f"{method} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if path.startswith(start)
    }
    assert operations
    return operations


TAKE_NOTHING = {
    "get /api/form",
    "get /api/form/manifest",
    "get /api/units",
    "get /api/sessions",
    "post /api/sign-out",
    "post /api/sign-out-everywhere",
}


def test_every_route_of_the_api_lists_its_problems(document: dict[str, Any]) -> None:
    for name, operation in routes(document, "/api/").items():
        answers = set(operation["responses"])
        assert "422" in answers or name in TAKE_NOTHING, name
        assert "401" in answers or "applications" not in name, name


def test_every_internal_route_lists_the_missing_token(document: dict[str, Any]) -> None:
    assert all("401" in operation["responses"] for operation in routes(document, "/internal/").values())


def test_the_body_of_a_submission_holds_the_items_of_the_table_and_no_other(document: dict[str, Any]) -> None:
    submit = document["paths"]["/api/units/{unit}/applications"]["post"]
    schema = submit["requestBody"]["content"]["application/json"]["schema"]
    form = schema["properties"]["form"]
    assert set(form["properties"]) == {item.key for item in registration_items()}
    assert form["additionalProperties"] is False
    assert form["required"] == list(ALWAYS)


def test_every_input_of_a_family_is_on_the_form_or_has_a_ground(document: dict[str, Any]) -> None:
    grounds = {item.key for item in registration_items()} | {entry.key for entry in other_inputs()}
    grounds |= {"unit_code"}  # says which unit is meant
    for operation in routes(document, "/api/").values():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        named = set(_inputs(body, document))
        assert named <= grounds, named - grounds


def _inputs(schema: dict[str, Any], document: dict[str, Any]) -> list[str]:
    if "$ref" in schema:
        return _inputs(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]], document)
    own = list(schema.get("properties", {}))
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return own + [name for one in inner for name in _inputs(one, document)]
