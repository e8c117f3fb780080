"""A receipt is true of exactly what it says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.registration.domain.receipt import ReceiptStatement, is_signed, sign_receipt

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
STATEMENT = ReceiptStatement("140123", "295570855375", 1, bytes(32), datetime(2023, 8, 30, 2, 0, 8, tzinfo=UTC))


def test_the_statement_can_be_read_line_by_line() -> None:
    assert STATEMENT.text.splitlines() == [
        "yangguang-receipt/1",
        "140123",
        "295570855375",
        "1",
        "00" * 32,
        "2023-08-30T02:00:08+00:00",
    ]


def test_a_signature_is_good_for_its_statement() -> None:
    receipt = sign_receipt(STATEMENT, salt=b"salt", key=KEY)
    assert is_signed(STATEMENT, receipt.signature, KEY.public_key())


@pytest.mark.parametrize(
    "changes",
    [
        {"unit_code": "140124"},
        {"application_number": "295570855376"},
        {"version": 2},
        {"form_hash": bytes([1] * 32)},
        {"received_at": datetime(2023, 8, 30, 2, 0, 9, tzinfo=UTC)},
    ],
)
def test_and_for_no_other(changes: dict[str, object]) -> None:
    receipt = sign_receipt(STATEMENT, salt=b"salt", key=KEY)
    changed = replace(STATEMENT, **changes)  # type: ignore[arg-type]  # each change fits its field
    assert not is_signed(changed, receipt.signature, KEY.public_key())
    assert not is_signed(STATEMENT, bytes(64), KEY.public_key())
