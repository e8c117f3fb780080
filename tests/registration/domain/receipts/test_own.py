"""Whose receipt it is, of which unit and season, and whether the form is the one it was given for."""

from dataclasses import replace

import pytest

from services.registration.domain.form_copy import FormCopyUnreadable, read_form_copy
from services.registration.domain.form_hash import form_hash
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.receipts.errors import (
    ReceiptForeign,
    ReceiptOfAnotherAccount,
    ReceiptOfAnotherSeason,
    ReceiptUnreadable,
)
from services.registration.domain.receipts.own import content_of, require_holder, verified
from services.registration.domain.receipts.signed import Receipt, sign_receipt, signer_name
from shared.crypto.keys import KeyRing
from tests.builders.receipts import a_receipt, a_statement
from tests.builders.registration import NOW, a_submission, a_unit

KEYS = RegistrationKeys(KeyRing(bytes(32)))
ACCOUNT = bytes([7] * 32)
TYPED = a_submission("P01", "P02")


def given(**changes: object) -> Receipt:
    """A receipt of this unit for this account and form."""
    holder = KEYS.receipt_holder("140123", a_statement().application_number, ACCOUNT)
    said = a_statement(holder=holder, form_hash=form_hash(TYPED, a_statement().nonce), **changes)
    return sign_receipt(said, name=signer_name("zs.example/registration", "140123"), key=KEYS.receipt_key("140123"))


def test_our_own_is_known() -> None:
    receipt = given()
    assert verified(receipt.file, unit=a_unit(), keys=KEYS) == receipt
    require_holder(receipt, KEYS, ACCOUNT)
    with pytest.raises(ReceiptOfAnotherAccount):
        require_holder(receipt, KEYS, bytes(32))


@pytest.mark.parametrize(
    ("kept", "refusal"),
    [
        (b"", ReceiptUnreadable),
        (b"%PDF-1.7", ReceiptUnreadable),
        (b"%PDF-" + bytes(2_000_000), ReceiptUnreadable),
        (given(season="2022").file, ReceiptOfAnotherSeason),
        (given(unit_code="140124").file, ReceiptOfAnotherSeason),
        (a_receipt().file, ReceiptForeign),
        (given().file.replace(b"version 1", b"version 3"), ReceiptForeign),
    ],
)
def test_others_are_refused(kept: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        verified(kept, unit=a_unit(), keys=KEYS)


def test_our_own_of_an_earlier_address_is_known() -> None:
    said = given().statement
    earlier = sign_receipt(said, name=signer_name("old.example", "140123"), key=KEYS.receipt_key("140123"))
    assert verified(earlier.file, unit=a_unit(), keys=KEYS) == earlier
    nameless = given().file.replace(b"\xe2\x80\x94 zs", b"\xe2\x80\x94  zs")
    with pytest.raises(ReceiptForeign):
        verified(nameless, unit=a_unit(), keys=KEYS)


def test_what_was_typed_is_cleaned_where_it_must_be() -> None:
    receipt = given()
    assert content_of(receipt, TYPED, unit=a_unit(), now=NOW) == TYPED
    sloppy = replace(TYPED, form={**TYPED.form, "name": f" {TYPED.form['name']}"})
    assert content_of(receipt, sloppy, unit=a_unit(), now=NOW) == TYPED


def test_a_copy_is_read_only_as_it_was_given() -> None:
    copy = TYPED.canonical()
    assert read_form_copy(copy) == TYPED
    assert read_form_copy(copy + b"\n") == TYPED
    for broken in (b"", b"[]", b"{}", b"\xff", copy[:-1], copy.replace(b":", b": ", 1), b"x" * 70_000, b"[" * 9_000):
        with pytest.raises(FormCopyUnreadable):
            read_form_copy(broken)
