"""The card of one case: claim and record side by side, the decision, and the way to the next case."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.refuse_case import ready_to_refuse
from services.verification.actions.show_case import ask_full_numbers
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.web.clerk_pages.queue import next_of
from services.verification.web.clerk_pages.showing import CardShower, shown_in
from shared.contracts.messages import ApplicationNumber, UnitCode
from shared.errors import FieldProblem, InvalidInput, ServiceError
from shared.web.forms import typed
from shared.web.local_paths import local_url

Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]


def card_pages(shower: CardShower) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/cases/{unit}/{number}")
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def card(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        return await shower.show(request, sitting, CaseSeen(unit, number))

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

    @router.post("/numbers")
    async def numbers(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields = await typed(request)
        seen = CaseSeen(unit, number)
        try:
            await ask_full_numbers(sitting, seen, fields.get("purpose", ""))
        except InvalidInput as error:
            return await shower.trouble(request, sitting, seen, fields, error)
        return RedirectResponse(local_url(request, f"/cases/{unit}/{number}"), 303)

    return router


def _decision(fields: dict[str, str]) -> ClerkDecision:
    choices = {choice.value for choice in Choice}
    if fields.get("decision") not in choices:
        raise InvalidInput((FieldProblem("decision", "请选一个决定。", "MISSING"),))
    return ClerkDecision(Choice(fields["decision"]), fields.get("reason", ""), fields.get("saw_paper") == "1")
