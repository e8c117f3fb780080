"""The receipt: proof in hand, with a code that anybody can check without signing in."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.actions.show_application import show_application
from services.registration.actions.show_receipt import ReceiptView, show_receipt
from services.registration.domain.status import StatusView
from services.registration.web.family_pages.paths import application_path, unit_path
from services.registration.web.family_pages.standing import Link, chain
from services.registration.web.site import site_of
from services.registration.web.visitors import Family, SignedInFamily

router = APIRouter(prefix="/u/{unit}/applications/{number}/receipt")


@dataclass(frozen=True)
class ReceiptPage:
    """What the receipt shows; `check_url` is what its code leads to."""

    receipt: ReceiptView
    status: StatusView
    number: str
    version: int
    received_at: datetime
    fingerprint: str
    signature: str
    check_url: str
    path: str
    chain: tuple[Link, ...]
    closes: datetime | None


@router.get("")
async def receipt(family: SignedInFamily, number: str) -> Response:
    """Show the receipt of the latest version."""
    found = await show_receipt(family.tools, family.visit, number)
    status = await show_application(family.tools, family.visit, number)
    return family.page("receipt.html", view=_view(family, found, status))


def _view(family: Family, receipt: ReceiptView, status: StatusView) -> ReceiptPage:
    statement, unit, now = receipt.receipt.statement, family.unit, family.visit.now
    number, fingerprint = statement.application_number, statement.form_hash.hex()
    path = f"{unit_path(unit.unit_code)}/r/{number}/{statement.version}/{fingerprint[:32]}"
    closes = unit.calendar.registration_closes
    return ReceiptPage(
        receipt=receipt,
        status=status,
        number=number,
        version=statement.version,
        received_at=statement.received_at,
        fingerprint=fingerprint,
        signature=receipt.receipt.signature.hex(),
        check_url=f"{site_of(family.request).public_url}{path}",
        path=application_path(unit.unit_code, number),
        chain=chain(status, unit, sent_at=status.acts[-1].at, now=now),
        closes=closes if closes is not None and now < closes else None,
    )
