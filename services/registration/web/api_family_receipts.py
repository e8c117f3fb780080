"""JSON API: the receipt of one's own application, as text and as PDF, and bringing back an application by it."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from services.registration.actions.recreate_application import recreate_application
from services.registration.actions.show_form_copy import show_form_copy
from services.registration.actions.show_receipt import mark_of, receipt_vkey, show_receipt
from services.registration.actions.show_unit import show_unit
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.form_copy import read_form_copy
from services.registration.web.api_answers import ReceiptAnswer, SubmittedAnswer, receipt_answer, submitted_answer
from services.registration.web.api_callers import AppTools, FamilyVisit
from services.registration.web.downloads import download
from services.registration.web.family_pages.receipt_view import receipt_shown
from services.registration.web.pdf.receipt_values import receipt_template, receipt_values
from services.registration.web.site import site_of
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/units/{unit}/applications", tags=["receipts"])
Number = Annotated[str, Path(max_length=60, description="application number (报名号), spaces allowed")]
READ = problem_responses(400, 401, 403, 404, 422, 503)


class RecreationBody(BaseModel):
    """The receipt's text, and the copy of the form: the very text that …/form-copy.json gave."""

    model_config = ConfigDict(extra="forbid")

    receipt: Annotated[str, Field(max_length=16_384)]
    form_copy: Annotated[str, Field(max_length=65_536)]


@router.post("/recreate", status_code=201, responses=problem_responses(400, 401, 403, 404, 409, 413, 422, 503))
async def recreate(body: RecreationBody, visit: FamilyVisit, tools: AppTools) -> SubmittedAnswer:
    """Bring back an application that is missing, under its number, before the roster is frozen."""
    content = read_form_copy(body.form_copy.encode())
    done = await recreate_application(tools, visit, body.receipt.encode(), content)
    receipt = done.receipt
    vkey = receipt_vkey(tools, receipt.statement.unit_code)
    return submitted_answer(done, receipt_answer(receipt, vkey=vkey, mark=mark_of(tools, receipt)))


@router.get("/{number}/receipt", responses=READ)
async def receipt(number: Number, visit: FamilyVisit, tools: AppTools) -> ReceiptAnswer:
    """Return the receipt of the latest version; `pid` is filled once verification has settled the child."""
    found = await show_receipt(tools, visit, _kept(number))
    return receipt_answer(found.receipt, vkey=found.vkey, mark=found.mark)


@router.get("/{number}/receipt.pdf", responses={**READ, 200: {"content": {"application/pdf": {}}}})
async def receipt_pdf(request: Request, number: Number, visit: FamilyVisit, tools: AppTools) -> Response:
    """Return it as PDF, with the signed text attached."""
    return await _printed(request, tools, visit, _kept(number))


@router.get("/{number}/form-copy.json", responses=READ)
async def form_copy(number: Number, visit: FamilyVisit, tools: AppTools) -> Response:
    """Return the form as it was sent, byte for byte what the receipt's fingerprint is of."""
    copy = await show_form_copy(tools, visit, _kept(number))
    return download(copy.content, "application/json", f"form-{copy.number}-{copy.version}.json")


async def _printed(request: Request, tools: Tools, visit: Visit, number: str) -> Response:
    unit = await show_unit(tools, visit.unit_code)
    shown = receipt_shown(request, await show_receipt(tools, visit, number), unit)
    values = receipt_values(shown, unit)
    printed = await site_of(request).printer.print(receipt_template(), values, made_at=shown.received_at)
    return download(printed, "application/pdf", f"receipt-{shown.number}-{shown.version}.pdf")


def _kept(typed: str) -> str:
    number = parse_number(typed)
    if number is None:
        raise ApplicationNotFound
    return number
