"""JSON API: submit, correct, withdraw and follow applications."""

from typing import Annotated

from fastapi import APIRouter, Header, Path
from starlette.requests import Request
from starlette.responses import Response

from services.registration.actions.check_submission import check_submission
from services.registration.actions.correct_application import correct_application
from services.registration.actions.list_applications import list_applications
from services.registration.actions.show_application import show_application
from services.registration.actions.show_receipt import mark_of, receipt_vkey
from services.registration.actions.show_unit import show_unit
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.submitted import Submitted
from services.registration.web.api_answers import (
    StatusAnswer,
    StatusesAnswer,
    SubmittedAnswer,
    receipt_answer,
    status_answer,
    submitted_answer,
)
from services.registration.web.api_bodies import CorrectionBody, SubmissionBody, body_schema
from services.registration.web.api_callers import AppTools, FamilyVisit
from services.registration.web.api_reading import Misshapen, all_problems, read_body, submission_of
from shared.errors import InvalidInput
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/units/{unit}/applications", tags=["applications"])
Number = Annotated[str, Path(max_length=60, description="application number (报名号), spaces allowed")]
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", description="one per application: the same again is the same application")
]
READ = problem_responses(400, 401, 403, 404, 422, 503)
WRITE = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)


@router.post(
    "",
    status_code=201,
    response_model=SubmittedAnswer,
    responses={200: {"model": SubmittedAnswer, "description": "received before"}, **WRITE},
    openapi_extra=body_schema(SubmissionBody),
)
async def submit(request: Request, visit: FamilyVisit, tools: AppTools, key: IdempotencyKey = "") -> Response:
    """Submit an application; the same key with the same content gives the same answer."""
    try:
        typed = submission_of(await read_body(request, SubmissionBody))
    except Misshapen as shape:
        raise await _refusal(tools, visit, shape) from shape
    return _answer(tools, await submit_application(tools, visit, typed, idempotency_key=key))


@router.put(
    "/{number}",
    response_model=SubmittedAnswer,
    responses={201: {"model": SubmittedAnswer, "description": "a new version"}, **WRITE},
    openapi_extra=body_schema(CorrectionBody),
)
async def correct(request: Request, number: Number, visit: FamilyVisit, tools: AppTools) -> Response:
    """Correct an application: a new version, a new receipt, a new check."""
    try:
        body = await read_body(request, CorrectionBody)
    except Misshapen as shape:
        raise await _refusal(tools, visit, shape) from shape
    typed = submission_of(body)
    corrected = await correct_application(tools, visit, typed, number=_kept(number), version=body.version)
    return _answer(tools, corrected)


@router.get("", responses=READ)
async def show_all(visit: FamilyVisit, tools: AppTools) -> StatusesAnswer:
    """Return all applications of the family at this unit."""
    return StatusesAnswer(applications=[status_answer(view) for view in await list_applications(tools, visit)])


@router.get("/{number}", responses=READ)
async def show(number: Number, visit: FamilyVisit, tools: AppTools) -> StatusAnswer:
    """Return where one application stands."""
    return status_answer(await show_application(tools, visit, _kept(number)))


@router.post("/{number}/withdraw", status_code=204, responses=problem_responses(400, 401, 403, 404, 409, 422, 503))
async def withdraw(number: Number, visit: FamilyVisit, tools: AppTools) -> None:
    """Take an application back."""
    await withdraw_application(tools, visit, _kept(number))


def _kept(typed: str) -> str:
    number = parse_number(typed)
    if number is None:
        raise ApplicationNotFound
    return number


def _answer(tools: Tools, submitted: Submitted) -> Response:
    receipt = submitted.receipt
    vkey = receipt_vkey(tools, receipt.statement.unit_code)
    answer = submitted_answer(submitted, receipt_answer(receipt, vkey=vkey, mark=mark_of(tools, receipt)))
    return Response(answer.model_dump_json(), 201 if submitted.fresh else 200, media_type="application/json")


async def _refusal(tools: Tools, visit: Visit, shape: Misshapen) -> InvalidInput:
    unit = await show_unit(tools, visit.unit_code)
    checked = await check_submission(tools, visit, shape.rest, unit)
    return all_problems(shape.problems, checked.problems)
