"""What waits for a second person: the list, the answer on the card or about rules, and the way to the next one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.change_rules import judge_rules
from services.verification.actions.judge_request import RequestShown, judge_request
from services.verification.actions.list_requests import WaitingRequest, list_requests, next_request
from services.verification.actions.show_rules_change import show_rules_change
from services.verification.web.approval_lines import approval_lines
from services.verification.web.clerk_pages.look import Number, Unit
from services.verification.web.clerk_pages.showing import CardShower
from services.verification.web.rules_change_view import rules_change_page
from shared.errors import ServiceError
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

AGREE = {"yes": True, "no": False}
Approval = Annotated[UUID, Path()]


def approval_pages(shower: CardShower) -> APIRouter:
    """Return the routes."""
    router = APIRouter()
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.get("/approvals")
    async def approvals(request: Request, sitting: AtWork) -> Response:
        lines = approval_lines(await list_requests(sitting))
        voice = await shower.door.voice_of(sitting)
        nothing_left = "none" in request.query_params
        return shower.pages.page(request, "approvals.html", voice, lines=lines, nothing_left=nothing_left)

    @router.post("/approvals/next")
    async def next_one(request: Request, sitting: AtWork) -> Response:
        return await _next(request, sitting)

    @router.post("/cases/{unit}/{number}/approval")
    async def about_a_case(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = RequestShown(unit, _approval_in(fields), fields.get("content_sha256", ""))
        agree, reason = AGREE.get(fields.get("agree", "")), fields.get("reason", "")
        try:
            await judge_request(sitting, shown, agree=agree, reason=reason)
        except ServiceError as error:
            return await shower.trouble(request, sitting, CaseSeen(unit, number), fields, error)
        return await _next(request, sitting)

    router.include_router(_rules_pages(shower))
    return router


def _rules_pages(shower: CardShower) -> APIRouter:
    router = APIRouter(prefix="/rules/{unit}/{approval}")
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def change(request: Request, unit: Unit, approval: Approval, sitting: AtWork) -> Response:
        return await _rules_page(shower, request, sitting, RequestShown(unit, approval, ""))

    @router.post("")
    async def answer(request: Request, unit: Unit, approval: Approval, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = RequestShown(unit, approval, fields.get("content_sha256", ""))
        agree, reason = AGREE.get(fields.get("agree", "")), fields.get("reason", "")
        try:
            await judge_rules(sitting, shown, agree=agree, reason=reason)
        except ServiceError as error:
            return await _rules_page(shower, request, sitting, shown, (fields, Faults.of(error)))
        return await _next(request, sitting)

    return router


async def _rules_page(
    shower: CardShower,
    request: Request,
    sitting: Sitting,
    shown: RequestShown,
    typed_in: tuple[dict[str, str], Faults] | None = None,
) -> Response:
    given, faults = typed_in or ({}, Faults())
    change = rules_change_page(await show_rules_change(sitting, shown.unit_code, shown.approval_id), sitting)
    voice = await shower.door.voice_of(sitting)
    return shower.pages.page(request, "rules_change.html", voice, faults=faults, change=change, given=given)


async def _next(request: Request, sitting: Sitting) -> Response:
    """Go straight to the next request that waits for this member, or back to the list where there is none."""
    return RedirectResponse(local_url(request, path_to(await next_request(sitting))), 303)


def path_to(one: WaitingRequest | None) -> str:
    """Return where a request is decided about."""
    if one is None:
        return "/approvals?none=1"
    unit = one.approval.matter.unit_code
    return (
        f"/cases/{unit}/{one.proposal.application_number}"
        if one.proposal
        else f"/rules/{unit}/{one.approval.approval_id}"
    )


def _approval_in(fields: dict[str, str]) -> UUID:
    try:
        return UUID(fields.get("approval_id", ""))
    except ValueError:
        return UUID(int=0)
