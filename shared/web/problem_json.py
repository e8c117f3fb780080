"""Problems for programs: application/problem+json (RFC 9457) with a stable code, and how OpenAPI describes them."""

from collections.abc import Sequence

from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse

from shared.errors import FieldProblem
from shared.web.request_start import number_of

MEDIA_TYPE = "application/problem+json"
SENTENCES = {
    "missing": ("这一项没有填。", "MISSING"),
    "extra_forbidden": ("表里没有这一项，不能提交。", "UNKNOWN_FIELD"),
    "json_invalid": ("发来的不是完整的 JSON。", "MALFORMED_JSON"),
}
SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "code", "request"],
    "properties": {
        "type": {"type": "string", "description": "`urn:yangguang:problem:CODE`"},
        "title": {"type": "string", "description": "one sentence for people, Chinese"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "stable, for programs"},
        "request": {"type": "string", "description": "the number of this request, to be told on the phone"},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "detail")},
            },
        },
    },
}
MEANINGS = {
    400: "the request cannot be read",
    401: "nobody is signed in, or the token is wrong",
    403: "not for this person",
    404: "there is no such thing, or not for this person",
    409: "the state has moved on",
    413: "too large",
    422: "a field is wrong; `problems` names each",
    429: "too often",
    503: "something does not answer; nothing is lost",
}


def problem_answer(
    request: Request, status: int, *, code: str, sentence: str, problems: Sequence[FieldProblem] = ()
) -> JSONResponse:
    """Return the answer; each of `problems` names its field."""
    content: dict[str, object] = {
        "type": f"urn:yangguang:problem:{code}",
        "title": sentence,
        "status": status,
        "code": code,
        "request": number_of(request),
    }
    if problems:
        content["problems"] = [{"field": one.field, "code": one.code, "detail": one.sentence} for one in problems]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(content, status, headers, media_type=MEDIA_TYPE)


def problems_of(error: RequestValidationError) -> tuple[FieldProblem, ...]:
    """Return one problem per wrong field, without quoting what was sent."""
    return tuple(_problem(tuple(one["loc"]), one["type"]) for one in error.errors())


def _problem(place: tuple[object, ...], kind: str) -> FieldProblem:
    sentence, code = SENTENCES.get(kind, ("这一项填得不对。", kind.upper()))
    named = place[1:] if kind != "json_invalid" else ()
    return FieldProblem(".".join(str(part) for part in named) or str(place[0]), sentence, code)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, object]]:
    """Return what a route passes as `responses=`, so that OpenAPI tells the truth about its problems."""
    return {
        status: {"description": MEANINGS[status], "content": {MEDIA_TYPE: {"schema": SCHEMA}}} for status in statuses
    }
