"""A sealed value opens only under its key, at its place, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.crypto.sealing import SealBroken, Sealer, SealingKey
from shared.crypto.suites import Suite

KEYS = {suite: SealingKey(number, suite, bytes([number]) * 32) for number, suite in enumerate(Suite, start=1)}
suites = st.sampled_from(Suite)


def sealer(*suites_in: Suite) -> Sealer:
    return Sealer({KEYS[suite].number: KEYS[suite] for suite in suites_in})


@given(suites, st.text(max_size=80), st.text(max_size=40))
def test_what_was_sealed_opens_at_its_place(suite: Suite, value: str, place: str) -> None:
    both = sealer(suite)
    assert both.open(both.seal(value, place), place) == value


@given(suites, st.text(max_size=20))
def test_a_value_moved_to_another_row_does_not_open(suite: Suite, value: str) -> None:
    both = sealer(suite)
    with pytest.raises(SealBroken):
        both.open(both.seal(value, "application.name:1"), "application.name:2")


@given(suites, st.integers(0, 200), st.integers(1, 255))
def test_a_changed_byte_does_not_open(suite: Suite, place: int, change: int) -> None:
    both = sealer(suite)
    sealed = bytearray(both.seal("云泉县滨河路12号", "application.address:1"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(SealBroken):
        both.open(bytes(sealed), "application.address:1")


def test_the_same_value_never_looks_the_same_twice() -> None:
    both = sealer(Suite.AES_256_GCM)
    assert both.seal("王芳", "a") != both.seal("王芳", "a")


def test_after_a_rotation_old_values_open_and_new_ones_use_the_new_suite() -> None:
    old = sealer(Suite.AES_256_GCM).seal("王芳", "a")
    rotated = sealer(Suite.AES_256_GCM, Suite.SM4_GCM)
    assert rotated.open(old, "a") == "王芳"
    assert rotated.seal("王芳", "a")[1] == Suite.SM4_GCM
    assert rotated.current_key == KEYS[Suite.SM4_GCM].number


def test_without_its_key_nothing_opens() -> None:
    sealed = sealer(Suite.SM4_GCM).seal("王芳", "a")
    with pytest.raises(SealBroken):
        sealer(Suite.AES_256_GCM).open(sealed, "a")


@given(st.binary(max_size=60))
def test_garbage_is_refused_by_name(garbage: bytes) -> None:
    with pytest.raises(SealBroken):
        sealer(Suite.AES_256_GCM).open(garbage, "a")


def test_a_sealer_without_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one key"):
        Sealer({})
