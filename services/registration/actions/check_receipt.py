"""Check a receipt by the code on it, without signing in: is it genuine, and where does the process stand."""

import hmac
import re
from dataclasses import dataclass

from services.registration.actions.show_receipt import FINGERPRINT_SHOWN
from services.registration.actions.tools import Tools
from services.registration.domain.application_number.numbers import parse_number
from services.registration.store.receipts import fingerprint_of, latest_of

FINGERPRINT = re.compile(r"[0-9a-f]{32,64}")
"""The first half of the form's fingerprint, or more: as much as the code carries."""


@dataclass(frozen=True)
class ReceiptCheck:
    """Whether the receipt is genuine; where it is, whether a later version exists, and the state of the application.

    `missing`: it is genuine by its own mark, and there is no application with this content (any more).
    """

    genuine: bool
    superseded: bool = False
    state: str = ""
    missing: bool = False


@dataclass(frozen=True)
class CodeOnReceipt:
    """What the code on a receipt carries."""

    number: str
    version: int
    fingerprint: str
    mark: str = ""


async def check_receipt(tools: Tools, unit_code: str, code: CodeOnReceipt) -> ReceiptCheck:
    """Say whether this receipt was given; nothing about the child is told, and a wrong one is not told apart."""
    number = parse_number(code.number)
    if number is None or not FINGERPRINT.fullmatch(code.fingerprint) or not 1 <= code.version < 2**31:
        return ReceiptCheck(genuine=False)
    async with tools.db.reading(unit_code) as session:
        kept = await fingerprint_of(session, unit_code, number, code.version)
        if kept is None or not hmac.compare_digest(kept.hex()[: len(code.fingerprint)], code.fingerprint):
            return _without_row(tools, unit_code, number, code)
        latest, state = await latest_of(session, unit_code, number)
    return ReceiptCheck(genuine=True, superseded=latest > code.version, state=state)


def _without_row(tools: Tools, unit_code: str, number: str, code: CodeOnReceipt) -> ReceiptCheck:
    """Know a receipt whose rows are gone by the mark that only we can make."""
    half = code.fingerprint[:FINGERPRINT_SHOWN]
    mark = tools.keys.receipt_mark(unit_code, number, code.version, half)
    genuine = hmac.compare_digest(mark.encode(), code.mark.encode())
    return ReceiptCheck(genuine=genuine, missing=genuine)
