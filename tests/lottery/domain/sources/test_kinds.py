"""Tests of each kind of source: what its value may be, and how much luck it holds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.encoding import matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.beacon_hex import HEX
from services.lottery.domain.sources.digits import DIGITS
from services.lottery.domain.sources.drand import DRAND, round_at, time_of_round
from services.lottery.domain.sources.kind import Kind
from services.lottery.domain.sources.reveal import REVEAL, commitment
from services.lottery.domain.sources.ssq import SSQ

LABELS = st.lists(st.text("W0123", min_size=1, max_size=3), min_size=1, max_size=4, unique=True)
NONCE = "0123456789abcdef" * 2


def code_of(kind: Kind, detail: str, value: str) -> str:
    with pytest.raises(Refused) as refused:
        kind.check(detail, value, "TEST-1")
    return refused.value.code


def envelopes(labels: list[str]) -> str:
    return ";".join(f"{label}:{commitment('TEST-1', label, NONCE)}" for label in labels)


@given(st.integers(1, 300), st.integers(1, 300))
def test_as_many_digits_are_thrown_as_announced(announced: int, thrown: int) -> None:
    if announced == thrown:
        DIGITS.check(str(announced), "0" * thrown, "TEST-1")
    else:
        assert code_of(DIGITS, str(announced), "0" * thrown) == "VALUE_LENGTH"


@pytest.mark.parametrize(("digits", "enough"), [("6", False), ("38", False), ("39", True), ("9999", True)])
def test_digits_give_a_little_more_than_three_bits_each(digits: str, enough: bool) -> None:
    assert (DIGITS.possibilities(digits) >= 2**128) is enough
    assert DIGITS.possibilities("3") == 1000


@given(st.sets(st.integers(1, 33), min_size=6, max_size=6), st.integers(1, 16))
def test_every_lottery_result_is_accepted_in_ascending_order_alone(reds: set[int], blue: int) -> None:
    ascending = ".".join(f"{red:02}" for red in sorted(reds))
    value = f"2024089:{ascending}+{blue:02}"
    assert matches(SSQ.value, value)
    SSQ.check("2024089", value, "TEST-1")
    falling = ".".join(f"{red:02}" for red in sorted(reds, reverse=True))
    assert code_of(SSQ, "2024089", f"2024089:{falling}+{blue:02}") == "SSQ"
    assert code_of(SSQ, "2024090", value) == "ISSUE"


@pytest.mark.parametrize(
    "numbers", ["00.01.02.03.04.05+01", "29.30.31.32.33.34+01", "01.02.03.04.05.06+00", "01.02.03.04.05.06+17"]
)
def test_numbers_outside_the_lottery_are_refused(numbers: str) -> None:
    assert code_of(SSQ, "2024089", f"2024089:{numbers}") == "SSQ"


def test_a_lottery_result_holds_twenty_four_bits() -> None:
    assert 2**24 <= SSQ.possibilities("2024089") < 2**25
    assert HEX.possibilities("NIST") == 1
    assert DRAND.possibilities("") == 2**256


@pytest.mark.parametrize("detail", ["NIST", "一行\n又一行"])
def test_another_beacon_is_described_in_words(detail: str) -> None:
    assert matches(HEX.detail, detail)
    assert not matches(HEX.detail, "")
    HEX.check(detail, "ab" * 64, "TEST-1")


@given(st.integers(1, 10**9), st.timedeltas(timedelta(0), timedelta(seconds=2, microseconds=999_999)))
def test_a_round_lasts_three_seconds(number: int, later: timedelta) -> None:
    assert round_at(time_of_round(number) + later) == number


def test_rounds_are_those_of_the_specification() -> None:
    assert time_of_round(1) == datetime.fromtimestamp(1692803367, UTC)
    assert round_at(datetime.fromisoformat("2027-07-04T12:00:00+08:00")) == 40623412
    assert round_at(datetime.fromisoformat("2023-09-15T19:00:03+08:00")) == 657413


def test_rounds_are_compared_as_text() -> None:
    DRAND.check(f"{'a' * 64}:7", f"7:{'b' * 64}", "TEST-1")
    assert code_of(DRAND, f"{'a' * 64}:7", f"07:{'b' * 64}") == "ROUND"


@given(LABELS)
def test_envelopes_may_stay_closed_but_not_all(labels: list[str]) -> None:
    opened = [f"{label}:-" for label in labels]
    assert code_of(REVEAL, envelopes(labels), ";".join(opened)) == "REVEAL"
    opened[0] = f"{labels[0]}:{NONCE}"
    REVEAL.check(envelopes(labels), ";".join(opened), "TEST-1")


@given(LABELS.filter(lambda labels: len(labels) > 1))
def test_envelopes_are_neither_dropped_nor_added_nor_exchanged(labels: list[str]) -> None:
    opened = [f"{label}:{NONCE}" for label in labels]
    for wrong in (opened[1:], [*opened, f"X:{NONCE}"], opened[::-1]):
        assert code_of(REVEAL, envelopes(labels), ";".join(wrong)) == "REVEAL"


def test_an_envelope_holds_what_was_committed_to_for_this_draw() -> None:
    assert code_of(REVEAL, envelopes(["W1"]), f"W1:{NONCE[::-1]}") == "REVEAL"
    with pytest.raises(Refused):
        REVEAL.check(envelopes(["W1"]), f"W1:{NONCE}", "TEST-2")
    assert REVEAL.possibilities("") == 2**128
    assert not REVEAL.detail_is_sound(f"{envelopes(['W1'])};{envelopes(['W1'])}")
