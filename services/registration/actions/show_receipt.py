"""Show a family the receipt of an application, with what was submitted."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.kept import Kept
from services.registration.domain.phone import masked_phone
from services.registration.domain.receipt import Receipt, ReceiptStatement
from services.registration.domain.status import ChoiceView
from services.registration.domain.unit import Unit
from services.registration.store.applications import Applications
from services.registration.store.receipts import read_receipt
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class ReceiptView:
    """The receipt of the latest version, as its page shows it."""

    receipt: Receipt
    public_key: bytes
    child_name: str
    id_number_tail: str
    guardian_name: str
    guardian_phone_masked: str
    choices: tuple[ChoiceView, ...]
    together_with: str | None


SHOWN = ("name", "id_number", "guardian1_name", "guardian1_phone")
"""The only items a receipt opens."""


async def show_receipt(tools: Tools, visit: Visit, number: str) -> ReceiptView:
    """Return the receipt of an application of this account; raise `ApplicationNotFound`."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading() as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        items = await applications.items(number, SHOWN)
        receipt = await receipt_of(session, tools, kept)
    return ReceiptView(
        receipt=receipt,
        public_key=public_key(tools, visit.unit_code),
        child_name=items["name"],
        id_number_tail=items.get("id_number", "")[-4:],
        guardian_name=items["guardian1_name"],
        guardian_phone_masked=masked_phone(items["guardian1_phone"]),
        choices=tuple(ChoiceView(*lot, _name(lot, unit), "") for lot in kept.choices),
        together_with=kept.together_with,
    )


async def receipt_of(session: ReadSession, tools: Tools, kept: Kept) -> Receipt:
    """Return the receipt of an application's latest version."""
    row = await read_receipt(session, kept.unit_code, kept.number, kept.version)
    if row is None:
        raise AssertionError("every version was written with its receipt")
    statement = ReceiptStatement(kept.unit_code, kept.number, row.version, row.form_hash, row.received_at)
    return Receipt(statement, row.signature, tools.keys.form_salt(kept.unit_code, kept.number, row.version))


def public_key(tools: Tools, unit_code: str) -> bytes:
    """Return the 32 bytes by which a unit's receipts are verified (RFC 8032)."""
    return tools.keys.receipt_key(unit_code).public_key().public_bytes_raw()


def _name(lot: tuple[str, str], unit: Unit) -> str:
    school = unit.school(lot)
    return school.name if school else lot[0]
