"""The notary's file opens for the notary alone, holds the key of its commitment, and no byte of it can be changed."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.pid_key_file import closed_file, opened_file
from services.registration.domain.roster.pid import pid_key_commitment
from shared.crypto.handing_over import HandOverRefused, closed_for, fingerprint, opened_by

NOTARY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KEY = bytes(range(100, 132))
ABOUT = {
    "unit_code": "140123",
    "season": "2023",
    "stage": "XX",
    "commitment": pid_key_commitment(KEY, unit_code="140123", season="2023"),
}
FILE = closed_file(KEY, NOTARY.public_key(), ABOUT)


def test_the_notary_opens_it_and_finds_the_key_of_the_commitment() -> None:
    assert opened_file(FILE, NOTARY) == (KEY, ABOUT)
    assert json.loads(FILE)["recipient"] == fingerprint(NOTARY.public_key())


def test_nobody_else_does() -> None:
    with pytest.raises(HandOverRefused, match="another key"):
        opened_file(FILE, STRANGER)


@given(st.binary(max_size=200))
def test_any_secret_comes_back_for_its_matter_only(secret: bytes) -> None:
    closed = closed_for(NOTARY.public_key(), secret, "one")
    assert opened_by(NOTARY, closed, "one") == secret
    with pytest.raises(HandOverRefused):
        opened_by(NOTARY, closed, "another")


@given(st.integers(min_value=0, max_value=len(FILE) - 1), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_refused_or_changes_nothing(place: int, flip: int) -> None:
    changed = bytearray(FILE)
    changed[place] ^= flip
    try:
        found = opened_file(bytes(changed), NOTARY)
    except HandOverRefused:
        return
    assert found == (KEY, ABOUT)


def test_a_file_that_names_another_commitment_is_refused() -> None:
    other = closed_file(KEY, NOTARY.public_key(), {**ABOUT, "commitment": "0" * 64})
    with pytest.raises(HandOverRefused, match="commitment"):
        opened_file(other, NOTARY)
