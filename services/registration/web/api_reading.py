"""Reads a submission from JSON: what has the wrong shape is named together with what is wrong in content."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json
from starlette.requests import Request

from services.registration.domain.checks.form import unknown_item
from services.registration.domain.submission import Submission
from services.registration.web.api_bodies import FormBody, SubmissionBody
from shared.errors import FieldProblem, InvalidInput, Kind, ServiceError

B = TypeVar("B", bound=SubmissionBody)
SENTENCES = {
    "missing": ("这一项没有填，请补上。", "MISSING"),
    "string_type": ('这一项要写成文字，例如 "1"，请改成文字。', "WRONG_TYPE"),
    "string_too_long": ("这一项太长了，请写短一点。", "TEXT_TOO_LONG"),
}


class MalformedJson(ServiceError):
    """The body is not JSON."""

    def __init__(self) -> None:
        super().__init__("发来的不是完整的 JSON，请检查以后再发。", code="MALFORMED_JSON", kind=Kind.INVALID)


class Misshapen(Exception):
    """A body that has not the shape of its model; `rest` is what of it can still be judged."""

    def __init__(self, problems: tuple[FieldProblem, ...], rest: Submission) -> None:
        super().__init__("misshapen")
        self.problems = problems
        self.rest = rest


async def read_json(request: Request) -> object:
    """Return the body; raise `MalformedJson` for what is not JSON, also where only a later reader would stumble."""
    try:
        value: object = from_json(await request.body(), allow_inf_nan=False)
    except ValueError as error:
        raise MalformedJson from error
    return value


async def read_body(request: Request, model: type[B]) -> B:
    """Return the body as `model`; raise `Misshapen` or `MalformedJson`."""
    value = await read_json(request)
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = tuple(_problem(one) for one in error.errors(include_input=False, include_url=False))
        raise Misshapen(problems, _rest(value)) from error


def submission_of(body: SubmissionBody) -> Submission:
    """Return what the family sent, as typed."""
    form: BaseModel = body.form
    return Submission(
        form={key: str(text) for key, text in form.model_dump().items() if text},
        choices=tuple((choice.school, choice.category) for choice in body.choices),
        together_with=body.together_with or None,
        one_guardian_reason=body.one_guardian_reason or None,
    )


def all_problems(shape: tuple[FieldProblem, ...], content: tuple[FieldProblem, ...]) -> InvalidInput:
    """Return one refusal: the problems of shape first, then those of content about other fields."""
    named = {problem.field for problem in shape}
    return InvalidInput(shape + tuple(problem for problem in content if problem.field not in named))


def _problem(error: ErrorDetails) -> FieldProblem:
    place = [str(part + 1) if isinstance(part, int) else part for part in error["loc"]]
    field = ".".join(place[1:] if place[:1] == ["form"] and len(place) > 1 else place) or "body"
    if error["type"] == "extra_forbidden":
        return unknown_item(field)
    sentence, code = SENTENCES.get(error["type"], ("这一项的写法不对，请照接口说明改。", "WRONG_TYPE"))
    return FieldProblem(field, sentence, code)


def _rest(value: object) -> Submission:
    """Return the items of the form that are texts; nothing else of a misshapen body is judged."""
    form = value.get("form") if isinstance(value, dict) else None
    known = form.items() if isinstance(form, dict) else ()
    return Submission({key: text for key, text in known if key in FormBody.model_fields and isinstance(text, str)})
