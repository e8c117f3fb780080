"""Opens the card of one case: claim and record side by side, for a purpose, full numbers for a stated one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.looks import Stated
from services.verification.actions.show_case import ask_full_numbers, show_case
from services.verification.domain.errors import PurposeNeeded
from services.verification.web.clerk_pages.showing import CardShower
from shared.contracts.messages import ApplicationNumber, UnitCode
from shared.errors import InvalidInput
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]
NONE_CHOSEN = "-"


def look_pages(shower: CardShower) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/cases/{unit}/{number}")
    AtWork = Annotated[Sitting, Depends(shower.door.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def card(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        seen = CaseSeen(unit, number)
        try:
            return await shower.show(request, sitting, seen)
        except PurposeNeeded:
            return await shower.ask_purpose(request, sitting, seen, {})

    @router.post("/look")
    async def look(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields, seen = await typed(request), CaseSeen(unit, number)
        stated = Stated(fields.get("purpose") or NONE_CHOSEN, fields.get("note", ""))
        try:
            await show_case(sitting, seen, stated)
        except InvalidInput as error:
            return await shower.ask_purpose(request, sitting, seen, fields, Faults.of(error))
        return RedirectResponse(local_url(request, f"/cases/{unit}/{number}"), 303)

    @router.post("/numbers")
    async def numbers(request: Request, unit: Unit, number: Number, sitting: AtWork) -> Response:
        fields, seen = await typed(request), CaseSeen(unit, number)
        stated = Stated(fields.get("purpose", ""), fields.get("note", ""))
        try:
            await ask_full_numbers(sitting, seen, stated)
        except InvalidInput as error:
            return await shower.trouble(request, sitting, seen, fields, error)
        return RedirectResponse(local_url(request, f"/cases/{unit}/{number}"), 303)

    return router
