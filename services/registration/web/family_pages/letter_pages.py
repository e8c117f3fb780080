"""The letter about a draw (通知书): what came of it, what is safe, what comes next; as page and as PDF."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from services.registration.actions.show_letter import LetterView, show_letter
from services.registration.web.downloads import download
from services.registration.web.family_pages.paths import application_path, letter_path
from services.registration.web.pdf.letter_values import letter_template, letter_values
from services.registration.web.site import site_of
from services.registration.web.visitors import SignedInFamily

router = APIRouter(prefix="/u/{unit}/applications/{number}/letters/{draw_id}")
DrawId = Annotated[str, Path(pattern="^[0-9A-Z][0-9A-Z-]{0,39}$")]


@dataclass(frozen=True)
class LetterPage:
    """What the page of a letter shows."""

    letter: LetterView
    back: str
    own: str
    appeals_end: datetime | None


@router.get("")
async def letter(family: SignedInFamily, number: str, draw_id: DrawId) -> Response:
    """Show the letter."""
    found = await show_letter(family.tools, family.visit, number, draw_id)
    code = family.unit.unit_code
    own = letter_path(code, found.number, draw_id)
    view = LetterPage(found, application_path(code, found.number), own, family.unit.calendar.appeals_end)
    return family.page("letter.html", view=view)


@router.get("/letter.pdf")
async def letter_pdf(family: SignedInFamily, number: str, draw_id: DrawId) -> Response:
    """Give it as PDF; the lines of the file are in it as they stand there."""
    found = await show_letter(family.tools, family.visit, number, draw_id)
    values = letter_values(found, family.unit)
    printer = site_of(family.request).printer
    printed = await printer.print(letter_template(), values, made_at=found.draw.published_at)
    return download(printed, "application/pdf", f"letter-{found.number}-{draw_id}.pdf")
