"""A receipt is true of exactly what it says: whoever changes a byte of it is refused."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.receipts.lines import NotAReceipt
from services.registration.domain.receipts.signed import MOST_BYTES, Receipt, open_receipt, read_unverified
from shared.crypto.signed_notes import NoteRefused, sign_note, verifier_key
from tests.builders.receipts import KEY, NAME, VKEY, a_receipt, a_statement, with_addendum

RECEIPT = a_receipt()
SETTLED = with_addendum(RECEIPT)


def test_the_units_key_opens_it() -> None:
    assert open_receipt(RECEIPT.file, VKEY) == RECEIPT
    assert RECEIPT.pid == ""


def test_with_its_addendum_it_names_the_child() -> None:
    opened = open_receipt(SETTLED.file, VKEY)
    assert opened == SETTLED
    assert opened.pid == "6cf880fdd36f6dfb"


@pytest.mark.parametrize("receipt", [RECEIPT, SETTLED], ids=["receipt", "with addendum"])
@given(data=st.data())
def test_any_changed_byte_is_refused(receipt: Receipt, data: st.DataObject) -> None:
    kept = bytearray(receipt.file)
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= data.draw(st.integers(1, 255))
    try:
        opened = open_receipt(bytes(kept), VKEY)
    except (NotAReceipt, NoteRefused):
        return
    assert opened == receipt, "white space around it was mended, nothing else"


@given(st.binary(max_size=300))
def test_other_bytes_are_no_receipt(kept: bytes) -> None:
    with pytest.raises(NotAReceipt):
        read_unverified(kept)


def test_too_long_a_file_is_not_read() -> None:
    with pytest.raises(NotAReceipt):
        read_unverified(RECEIPT.file + b"\n" * MOST_BYTES)


def test_what_a_mail_program_does_to_line_ends_is_mended() -> None:
    sent = b"\xef\xbb\xbf\r\n" + SETTLED.file.replace(b"\n", b"\r\n") + b"\r\n"
    assert open_receipt(sent, VKEY) == SETTLED


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"application_number": "295570855376"},
        {"choices": ()},
        {"choices": (("P02", "ALL"), ("P01", "ALL"))},
        {"together_with": "295570855376"},
        {"log": None},
    ],
)
def test_a_signature_is_good_for_its_statement_alone(changes: dict[str, object]) -> None:
    other = replace(RECEIPT.statement, **changes)  # type: ignore[arg-type]  # each change fits its field
    signature = RECEIPT.note.partition(b"\n\n")[2]
    with pytest.raises(NoteRefused):
        open_receipt(other.text.encode() + b"\n" + signature, VKEY)


def test_another_key_of_the_same_name_does_not_open_it() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes([1] * 32))
    with pytest.raises(NoteRefused):
        open_receipt(RECEIPT.file, verifier_key(NAME, other.public_key()))


def test_an_addendum_of_another_receipt_is_refused() -> None:
    other = with_addendum(a_receipt(a_statement(version=2)))
    with pytest.raises(NotAReceipt):
        open_receipt(replace(RECEIPT, addendum=other.addendum).file, VKEY)


def test_another_note_of_the_same_key_is_no_receipt() -> None:
    with pytest.raises(NotAReceipt):
        open_receipt(sign_note(b"something else\n", NAME, KEY), VKEY)
