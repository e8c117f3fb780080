"""The refusal of a case: one page to propose it, and the colleague's answer on the card."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.refuse_case import judge_refusal, propose_refusal
from services.verification.domain.clerk_decisions import Refusal
from services.verification.web.clerk_pages.look import Number, Unit
from services.verification.web.clerk_pages.queue import next_of
from services.verification.web.clerk_pages.showing import CardShower, shown_in
from shared.errors import InvalidInput, ServiceError
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url


def refusal_pages(shower: CardShower) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/cases/{unit}/{number}/refusal")
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def form(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        return await shower.show_refusal(request, sitting, CaseSeen(unit, number), {}, Faults())

    @router.post("")
    async def propose(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = shown_in(unit, number, fields)
        refusal = Refusal(fields.get("reason_code", ""), fields.get("reason", ""), fields.get("next_step", ""))
        try:
            await propose_refusal(sitting, shown, refusal)
        except InvalidInput as error:
            return await shower.show_refusal(request, sitting, shown, fields, Faults.of(error))
        except ServiceError as error:
            return await shower.trouble(request, sitting, shown, fields, error)
        return await next_of(request, sitting)

    @router.post("/judgement")
    async def judge(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = shown_in(unit, number, fields)
        agree = {"yes": True, "no": False}.get(fields.get("agree", ""))
        try:
            await judge_refusal(sitting, shown, agree=agree)
        except ServiceError as error:
            return await shower.trouble(request, sitting, shown, fields, error)
        return RedirectResponse(local_url(request, "/queue"), 303)

    return router
