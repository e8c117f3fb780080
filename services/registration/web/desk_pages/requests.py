"""请求: a supervisor reads what a family asks about its data, and answers it in writing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.registration.actions.answer_request import (
    Decided,
    answer_request,
    list_open_requests,
    read_open_request,
)
from services.registration.domain.rights.errors import WordsMissing, WordsTooLong
from services.registration.web.desk_pages.at_desk import AtDesk, at_desk
from services.registration.web.desk_pages.request_lines import DeskRequest, desk_request
from services.registration.web.site import our_form
from shared.errors import FieldProblem
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

router = APIRouter(prefix="/desk")
Desk = Annotated[AtDesk, Depends(at_desk)]
NOT_CHOSEN = FieldProblem("agree", "这里还没有选：办，还是不办。", "MISSING")


@router.get("/units/{unit}/requests")
async def requests(desk: Desk) -> Response:
    """List what waits for a person, the most urgent first."""
    found = await list_open_requests(desk.tools, desk.unit.unit_code)
    rows = [desk_request(one, desk.unit) for one in found]
    return desk.page("desk_requests.html", rows=rows)


@router.get("/units/{unit}/requests/{request_id}")
async def request(desk: Desk, request_id: UUID) -> Response:
    """Show one; the look is in the log."""
    return _page(desk, await _read(desk, request_id), Faults(), {})


@router.post("/units/{unit}/requests/{request_id}", dependencies=[Depends(our_form)])
async def answer(desk: Desk, request_id: UUID) -> Response:
    """Write the answer; a deletion that is agreed to happens at once."""
    fields = await typed(desk.request)
    if fields.get("agree") not in {"1", "0"}:
        return _page(desk, await _read(desk, request_id), Faults((NOT_CHOSEN,)), fields)
    decided = Decided(request_id, fields["agree"] == "1", fields.get("reason", ""))
    try:
        await answer_request(desk.tools, desk.unit.unit_code, decided, desk.member, desk.acting)
    except (WordsMissing, WordsTooLong) as wrong:
        return _page(desk, await _read(desk, request_id), Faults.of(wrong), fields)
    return RedirectResponse(local_url(desk.request, f"/desk/units/{desk.unit.unit_code}/requests"), 303)


@router.post("/sign-out", dependencies=[Depends(our_form)])
async def sign_out(request: Request) -> Response:
    """End the session of whoever works here."""
    left: Response = await request.app.state.staff_door.leave(request)
    return left


async def _read(desk: AtDesk, request_id: UUID) -> DeskRequest:
    found = await read_open_request(desk.tools, desk.unit.unit_code, request_id, desk.member, desk.acting)
    return desk_request(found, desk.unit)


def _page(desk: AtDesk, view: DeskRequest, faults: Faults, fields: dict[str, str]) -> Response:
    return desk.page(
        "desk_request.html", view=view, faults=faults, agree=fields.get("agree"), reason=fields.get("reason", "")
    )
