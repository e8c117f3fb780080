"""Show a family the receipt of an application, with what was submitted."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.kept import Kept
from services.registration.domain.phone import masked_phone
from services.registration.domain.receipts.signed import Receipt, signer_name
from services.registration.domain.status import ChoiceView
from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit
from services.registration.store.applications import Applications
from services.registration.store.receipts import receipt_note
from shared.crypto.signed_notes import verifier_key
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class ReceiptView:
    """The receipt of the latest version, as its page shows it."""

    receipt: Receipt
    vkey: str
    mark: str
    child_name: str
    id_number_tail: str
    guardian_name: str
    guardian_phone_masked: str
    choices: tuple[ChoiceView, ...]


SHOWN = ("name", "id_number", "guardian1_name", "guardian1_phone")
"""The only items a receipt opens."""


async def show_receipt(tools: Tools, visit: Visit, number: str) -> ReceiptView:
    """Return the receipt of an application of this account; raise `ApplicationNotFound`."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        items = await applications.items(number, SHOWN)
        receipt = await receipt_of(session, tools, kept)
    return ReceiptView(
        receipt=receipt,
        vkey=receipt_vkey(tools, visit.unit_code),
        mark=mark_of(tools, receipt),
        child_name=items["name"],
        id_number_tail=items.get("id_number", "")[-4:],
        guardian_name=items["guardian1_name"],
        guardian_phone_masked=masked_phone(items["guardian1_phone"]),
        choices=tuple(ChoiceView(*lot, _name(lot, unit), "") for lot in receipt.statement.choices),
    )


async def receipt_of(session: ReadSession, tools: Tools, kept: Kept) -> Receipt:
    """Return the receipt of an application's latest version."""
    return await receipt_note(session, kept.unit_code, kept.number, kept.version, tools.keys.sealer)


def receipt_vkey(tools: Tools, unit_code: str) -> str:
    """Return the key by which anybody verifies a unit's receipts, as a vkey line (C2SP signed-note)."""
    name = signer_name(tools.log.origin, unit_code)
    return verifier_key(name, tools.keys.receipt_key(unit_code).public_key())


FINGERPRINT_SHOWN = 32
"""Hex digits of the form's hash that the code on a receipt carries: the first half."""


def mark_of(tools: Tools, receipt: Receipt) -> str:
    """Return what the code on the receipt ends with."""
    about = receipt.statement
    half = about.form_hash.hex()[:FINGERPRINT_SHOWN]
    return tools.keys.receipt_mark(about.unit_code, about.application_number, about.version, half)


def _name(lot: Lot, unit: Unit) -> str:
    school = unit.school(lot)
    return school.name if school else lot[0]
