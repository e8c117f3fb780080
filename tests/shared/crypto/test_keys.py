"""Every key comes from one secret by its name, the same each time."""

import pytest

from shared.crypto.keys import KeyRing
from shared.crypto.sealing import Suite

RING = KeyRing(b"m" * 32)


def test_the_same_name_gives_the_same_key_and_another_name_another() -> None:
    assert RING.derive("a") == KeyRing(b"m" * 32).derive("a")
    assert len({RING.derive("a"), RING.derive("b"), KeyRing(b"n" * 32).derive("a")}) == 3


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(b"short")


def test_a_blind_index_depends_on_its_context() -> None:
    assert RING.blind_index("child", "1") == RING.blind_index("child", "1")
    assert RING.blind_index("child", "1") != RING.blind_index("phone", "1")


def test_a_signature_verifies_under_the_public_key_of_its_name() -> None:
    key = RING.signing_key("receipts")
    key.public_key().verify(key.sign(b"number"), b"number")
    assert key.sign(b"number") == RING.signing_key("receipts").sign(b"number")


def test_both_suites_seal() -> None:
    for suite in Suite:
        sealer = RING.sealer(suite)
        assert sealer.open(sealer.seal("叶", "p"), "p") == "叶"
