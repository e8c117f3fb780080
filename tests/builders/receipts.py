"""Builds statements of receipts, signed by a key of the tests."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.registration.domain.receipts.addendum import Addendum
from services.registration.domain.receipts.claimed import Claimed
from services.registration.domain.receipts.signed import Receipt, sign_addendum, sign_receipt, signer_name
from services.registration.domain.receipts.statement import LogHead, ReceiptStatement
from shared.crypto.signed_notes import verifier_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NAME = signer_name("zs.example/registration", "140123")
VKEY = verifier_key(NAME, KEY.public_key())
MOMENT = datetime(2023, 8, 30, 2, 0, 8, tzinfo=UTC)


def a_statement(**changes: Any) -> ReceiptStatement:
    """Return what a receipt says."""
    statement = ReceiptStatement(
        unit_code="140123",
        season="2023",
        application_number="295570855375",
        version=1,
        received_at=MOMENT,
        choices=(("P01", "ALL"), ("P02", "ALL")),
        together_with=None,
        claimed=Claimed.HOUSEHOLD_IN_UNIT,
        holder=bytes(range(16)),
        submission=bytes(range(32)),
        nonce=bytes(range(16, 32)),
        form_hash=bytes(range(32, 64)),
        event_hash=bytes(range(64, 96)),
        log=LogHead("zs.example/registration", 17, bytes(range(96, 128))),
        verifier="ab" * 32,
    )
    return replace(statement, **changes)


def a_receipt(statement: ReceiptStatement | None = None) -> Receipt:
    """Return a signed receipt."""
    return sign_receipt(statement or a_statement(), name=NAME, key=KEY)


def with_addendum(receipt: Receipt, pid: str = "6cf880fdd36f6dfb") -> Receipt:
    """Return the receipt with the note that says who the child is."""
    return replace(receipt, addendum=sign_addendum(an_addendum(receipt, pid), name=NAME, key=KEY))


def an_addendum(receipt: Receipt, pid: str = "6cf880fdd36f6dfb") -> Addendum:
    """Return what the addendum of a receipt says."""
    about = receipt.statement
    return Addendum(about.unit_code, about.season, about.application_number, about.version, receipt.sha256, pid, MOMENT)
