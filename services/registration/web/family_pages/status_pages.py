"""How an application stands: state, why, what next; correcting it, taking it back."""

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.begin_correction import begin_correction
from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.save_draft import save_draft
from services.registration.actions.show_application import show_application
from services.registration.actions.show_letter import LetterView, show_letters
from services.registration.actions.show_pool import PoolView, show_pool
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.status import StatusView
from services.registration.web.family_pages.paths import (
    application_path,
    draft_path,
    letter_path,
    mine_path,
    receipt_path,
)
from services.registration.web.family_pages.reduction import reduced
from services.registration.web.family_pages.standing import Link, chain, panel_of
from services.registration.web.family_pages.steps import CHECK
from services.registration.web.site import our_form
from services.registration.web.visitors import Family, SignedInFamily

router = APIRouter(prefix="/u/{unit}/applications/{number}")


@dataclass(frozen=True)
class StatusPage:
    """What the page of one application shows."""

    status: StatusView
    panel: str
    chain: tuple[Link, ...]
    path: str
    receipt: str
    mine: str
    may_correct_until: datetime | None
    pool: tuple[PoolView, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    """Title of the draw, and where its letter is."""


@router.get("")
async def status(family: SignedInFamily, number: str) -> Response:
    """Show how it stands, and after the freeze where it is in the roster."""
    found = await show_application(family.tools, family.visit, number)
    pool = await show_pool(family.tools, family.visit, found.application_number)
    shown = replace(found, may_withdraw=False) if family.helping else found
    letters = _letters(family, await show_letters(family.tools, family.visit, found.application_number))
    return family.page("status.html", view=replace(_view(family, shown), pool=pool, letters=letters))


@router.post("/correct", dependencies=[Depends(our_form)])
async def correct(family: SignedInFamily, number: str) -> Response:
    """Open the form again, filled with what was sent."""
    draft = await begin_correction(family.tools, family.visit, number)
    values = reduced(draft.content.values)
    if values != draft.content.values:
        content = replace(draft.content, values=values)
        await save_draft(family.tools, family.visit, draft.slot, content, version=draft.version)
    return family.to(draft_path(family.unit, draft.slot, CHECK.slug))


@router.get("/withdraw")
async def ask_withdraw(family: SignedInFamily, number: str) -> Response:
    """Say what taking it back means, before it is done."""
    guardian_only(family.visit)
    found = await show_application(family.tools, family.visit, number)
    return family.page("withdraw.html", view=_view(family, found))


@router.post("/withdraw", dependencies=[Depends(our_form)])
async def withdraw(family: SignedInFamily, number: str) -> Response:
    """Take it back."""
    await withdraw_application(family.tools, family.visit, number)
    return family.to(application_path(family.unit.unit_code, number))


def _letters(family: Family, letters: tuple[LetterView, ...]) -> tuple[tuple[str, str], ...]:
    code = family.unit.unit_code
    return tuple((one.draw.title, letter_path(code, one.number, one.draw.draw_id)) for one in letters)


def _view(family: Family, status: StatusView) -> StatusPage:
    unit, now = family.unit, family.visit.now
    closes = unit.calendar.registration_closes
    return StatusPage(
        status=status,
        panel=panel_of(status.state),
        chain=chain(status, unit, sent_at=status.acts[-1].at, now=now),
        path=application_path(unit.unit_code, status.application_number),
        receipt=receipt_path(unit.unit_code, status.application_number),
        mine=mine_path(unit.unit_code),
        may_correct_until=closes if closes is not None and now < closes else None,
    )
