"""Every key comes from one secret by its name, the same each time."""

import pytest

from shared.crypto.keys import KeyRing, ProvinceSecretMissing
from shared.crypto.provider import GivenKeys
from shared.crypto.sealing import SealingKey
from shared.crypto.suites import Suite

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
        sealer = KeyRing(b"m" * 32, suite=suite).sealer()
        sealed = sealer.seal("叶", "p")
        assert sealed[1] == suite
        assert sealer.open(sealed, "p") == "叶"


def test_the_national_suite_has_hashes_and_keys_of_its_own() -> None:
    national = KeyRing(b"m" * 32, suite=Suite.SM4_GCM)
    assert national.derive("a") != RING.derive("a")
    assert national.blind_index("child", "1") != RING.blind_index("child", "1")


def test_no_blind_index_is_made_with_a_key_that_seals() -> None:
    assert RING.derive("seal/1") not in {RING.keyed(name).key for name in ("blind-index", "registration/blind-index")}


PROVINCE = b"p" * 32


def test_one_child_has_one_index_in_every_service_of_the_province() -> None:
    rings = [KeyRing(GivenKeys(master * 32, PROVINCE)) for master in (b"a", b"b")]
    indexes = {
        ring.identity_index(number) for ring in rings for number in ("14012320170312991X", " 14012320170312991x ")
    }
    assert len(indexes) == 1


def test_numbers_provinces_and_kinds_of_document_are_kept_apart() -> None:
    ring, elsewhere = KeyRing(GivenKeys(b"a" * 32, PROVINCE)), KeyRing(GivenKeys(b"a" * 32, b"q" * 32))
    indexes = {
        ring.identity_index("1"),
        ring.identity_index("2"),
        ring.identity_index("1", kind="6"),
        elsewhere.identity_index("1"),
    }
    assert len(indexes) == 4


def test_without_the_secret_of_the_province_there_is_no_such_index() -> None:
    with pytest.raises(ProvinceSecretMissing):
        RING.identity_index("1")


def test_no_key_shows_when_keys_are_printed() -> None:
    given = GivenKeys(b"secretsecretsecretsecretsecret!!", PROVINCE, (SealingKey(1, Suite.SM4_GCM, b"k" * 32),))
    for shown in (repr(given), repr(given.sealing[0]), repr(RING.keyed("a"))):
        assert not any(secret in shown for secret in ("secret!", "pppp", "kkkk"))


def test_a_new_key_can_be_known_before_it_is_used() -> None:
    keys = tuple(SealingKey(number, Suite.AES_256_GCM, bytes([number]) * 32) for number in (1, 2))
    early, late = (KeyRing(GivenKeys(b"m" * 32, PROVINCE, keys, current)).sealer() for current in (1, 0))
    assert (early.current_key, late.current_key, late.numbers) == (1, 2, (1, 2))
    assert early.open(late.seal("叶", "p"), "p") == "叶"
