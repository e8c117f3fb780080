"""The receipt: proof in hand, as page, as PDF and as the text that is signed."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.actions.show_application import show_application
from services.registration.actions.show_form_copy import show_form_copy
from services.registration.actions.show_receipt import show_receipt
from services.registration.domain.status import StatusView
from services.registration.web.downloads import download
from services.registration.web.family_pages.paths import application_path, receipt_check_path, receipt_path
from services.registration.web.family_pages.receipt_view import ReceiptShown, receipt_shown
from services.registration.web.family_pages.standing import Link, chain
from services.registration.web.pdf.receipt_values import receipt_template, receipt_values
from services.registration.web.site import site_of
from services.registration.web.visitors import Family, SignedInFamily

router = APIRouter(prefix="/u/{unit}/applications/{number}")


@dataclass(frozen=True)
class ReceiptPage:
    """What the page of the receipt shows."""

    shown: ReceiptShown
    status: StatusView
    path: str
    own: str
    check_page: str
    chain: tuple[Link, ...]
    closes: datetime | None


@router.get("/receipt")
async def receipt(family: SignedInFamily, number: str) -> Response:
    """Show the receipt of the latest version."""
    shown = await _shown(family, number)
    status = await show_application(family.tools, family.visit, number)
    return family.page("receipt.html", view=_view(family, shown, status))


@router.get("/receipt.pdf")
async def receipt_pdf(family: SignedInFamily, number: str) -> Response:
    """Give it as PDF; the signed text is attached to it."""
    shown = await _shown(family, number)
    printer = site_of(family.request).printer
    values = receipt_values(shown, family.unit)
    printed = await printer.print(receipt_template(), values, made_at=shown.received_at)
    return download(printed, "application/pdf", f"receipt-{shown.number}-{shown.version}.pdf")


@router.get("/receipt.txt")
async def receipt_text(family: SignedInFamily, number: str) -> Response:
    """Give the signed text, and the addendum about the child where there is one."""
    shown = await _shown(family, number)
    return download(shown.file.encode(), "text/plain", f"receipt-{shown.number}-{shown.version}.txt")


@router.get("/form-copy.json")
async def form_copy(family: SignedInFamily, number: str) -> Response:
    """Give the form as it was sent, byte for byte what the receipt's fingerprint is of."""
    copy = await show_form_copy(family.tools, family.visit, number)
    return download(copy.content, "application/json", f"form-{copy.number}-{copy.version}.json")


async def _shown(family: Family, number: str) -> ReceiptShown:
    found = await show_receipt(family.tools, family.visit, number)
    return receipt_shown(family.request, found, family.unit)


def _view(family: Family, shown: ReceiptShown, status: StatusView) -> ReceiptPage:
    unit, now = family.unit, family.visit.now
    closes = unit.calendar.registration_closes
    return ReceiptPage(
        shown=shown,
        status=status,
        path=application_path(unit.unit_code, shown.number),
        own=receipt_path(unit.unit_code, shown.number),
        check_page=receipt_check_path(unit.unit_code),
        chain=chain(status, unit, sent_at=status.acts[-1].at, now=now),
        closes=closes if closes is not None and now < closes else None,
    )
