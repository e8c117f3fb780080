"""What is decided on the card of one case, and the way to the next case."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.refuse_case import ready_to_refuse
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.web.clerk_pages.look import Number, Unit
from services.verification.web.clerk_pages.queue import next_of
from services.verification.web.clerk_pages.showing import CardShower, shown_in
from shared.errors import FieldProblem, InvalidInput, ServiceError
from shared.web.forms import typed
from shared.web.local_paths import local_url


def card_pages(shower: CardShower) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/cases/{unit}/{number}")
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.post("/decision")
    async def decide(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = shown_in(unit, number, fields)
        try:
            if fields.get("decision") == "refuse":
                await ready_to_refuse(sitting, shown)
                return RedirectResponse(local_url(request, f"/cases/{unit}/{number}/refusal"), 303)
            await decide_case(sitting, shown, _decision(fields))
        except ServiceError as error:
            return await shower.trouble(request, sitting, shown, fields, error)
        return await next_of(request, sitting)

    @router.post("/reopening")
    async def reopening(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        shown = shown_in(unit, number, fields)
        try:
            await propose_reopening(sitting, shown, fields.get("reason", ""))
        except ServiceError as error:
            return await shower.trouble(request, sitting, shown, fields, error)
        return RedirectResponse(local_url(request, f"/cases/{unit}/{number}"), 303)

    return router


def _decision(fields: dict[str, str]) -> ClerkDecision:
    choices = {choice.value for choice in Choice}
    if fields.get("decision") not in choices:
        raise InvalidInput((FieldProblem("decision", "请选一个决定。", "MISSING"),))
    return ClerkDecision(Choice(fields["decision"]), fields.get("reason", ""), fields.get("saw_paper") == "1")
