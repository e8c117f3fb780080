"""Check a receipt that somebody holds in hand, without signing in."""

import hmac
import re
from dataclasses import dataclass

from services.registration.actions.tools import Tools
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.receipt import ReceiptStatement, is_signed
from services.registration.store.receipts import ReceiptRow, latest_of, read_receipt

FINGERPRINT = re.compile(r"[0-9a-f]{32,64}")
"""The first half of the form's fingerprint, or more: as much as the QR code carries."""


@dataclass(frozen=True)
class ReceiptCheck:
    """Whether the receipt is genuine; where it is, whether a later version exists, and the state of the application."""

    genuine: bool
    superseded: bool = False
    state: str = ""


async def check_receipt(tools: Tools, unit_code: str, number: str, *, version: int, fingerprint: str) -> ReceiptCheck:
    """Say whether this receipt was given; nothing about the child is told, and a wrong one is not told apart."""
    parsed = parse_number(number)
    if parsed is None or not FINGERPRINT.fullmatch(fingerprint) or not 1 <= version < 2**31:
        return ReceiptCheck(genuine=False)
    async with tools.db.reading() as session:
        row = await read_receipt(session, unit_code, parsed, version)
        if row is None or not _matches(tools, unit_code, parsed, row, fingerprint):
            return ReceiptCheck(genuine=False)
        latest, state = await latest_of(session, unit_code, parsed)
    return ReceiptCheck(genuine=True, superseded=latest > version, state=state)


def _matches(tools: Tools, unit_code: str, number: str, row: ReceiptRow, fingerprint: str) -> bool:
    statement = ReceiptStatement(unit_code, number, row.version, row.form_hash, row.received_at)
    signed = is_signed(statement, row.signature, tools.keys.receipt_key(unit_code).public_key())
    return signed and hmac.compare_digest(row.form_hash.hex()[: len(fingerprint)], fingerprint)
