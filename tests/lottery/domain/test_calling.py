"""A value counts when two people typed the same, one place after the other (docs/spec/draw.md, 5.1 and 5.5)."""

import pytest

from services.lottery.domain.calling import (
    Entry,
    Turn,
    called_value,
    check_piece,
    judge_typing,
    newest_of,
    places_of,
    require_in_order,
    whole_value,
)
from services.lottery.domain.sources.announced import Source
from services.lottery.domain.sources.reveal import commitment
from shared.errors import ServiceError
from tests.builders.draws import DRAW_ID
from tests.builders.entries import FIRST, SECOND, THIRD, agreed, entry

NONCE = "0a" * 16
AT = "2023-09-15T15:00:00+08:00"
WITNESSES = ";".join(f"W{place}:{commitment(DRAW_ID, f'W{place}', NONCE)}" for place in (1, 2, 3))
DICE = Source("dice", "digits", "required", AT, "3")
ENVELOPES = Source("envelopes", "reveal", "required", AT, WITNESSES)
SSQ = Source("ssq", "ssq", "required", AT, "2023107")
HEX = Source("nist", "hex", "optional", AT, "NIST")
DRAND = Source("drand", "drand", "required", AT, f"{'5' * 64}:657413")


def code_of(error: pytest.ExceptionInfo[ServiceError]) -> str:
    return error.value.code


def refused_for_order(source: Source, before: tuple[Entry, ...], typist: str, place: int) -> str:
    """Say with which code somebody is refused this place, or nothing."""
    try:
        require_in_order(source, before, typist, place)
    except ServiceError as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("source", "places"), [(DICE, [1, 2, 3]), (ENVELOPES, [1, 2, 3]), (SSQ, [0]), (HEX, [0]), (DRAND, [0])]
)
def test_a_source_has_the_places_of_its_kind(source: Source, places: list[int]) -> None:
    assert list(places_of(source)) == places


@pytest.mark.parametrize(
    ("source", "place", "value"),
    [
        (DICE, 1, "0"),
        (DICE, 3, "9"),
        (ENVELOPES, 2, NONCE),
        (ENVELOPES, 2, "-"),
        (SSQ, 0, "2023107:01.02.03.04.05.33+16"),
        (HEX, 0, "0" * 32),
    ],
)
def test_what_can_be_a_value_is_taken(source: Source, place: int, value: str) -> None:
    check_piece(source, place, value, DRAW_ID)


@pytest.mark.parametrize(
    ("source", "place", "value", "code"),
    [
        (DICE, 0, "1", "SOURCE_PLACE"),
        (DICE, 4, "1", "SOURCE_PLACE"),
        (DICE, 1, "", "VALUE"),
        (DICE, 1, "12", "VALUE"),
        (DICE, 1, "-", "VALUE"),
        (DICE, 1, "٣", "VALUE"),
        (DICE, 1, "５", "VALUE"),
        (ENVELOPES, 1, "0b" * 16, "REVEAL"),
        (ENVELOPES, 1, NONCE.upper(), "VALUE"),
        (ENVELOPES, 1, "0a" * 15, "VALUE"),
        (ENVELOPES, 0, NONCE, "SOURCE_PLACE"),
        (SSQ, 0, "2023106:01.02.03.04.05.33+16", "ISSUE"),
        (SSQ, 0, "2023107:02.01.03.04.05.33+16", "SSQ"),
        (SSQ, 0, "2023107:01.02.03.04.05.34+16", "SSQ"),
        (SSQ, 0, "2023107:1.2.3.4.5.6+7", "VALUE"),
        (SSQ, 1, "2023107:01.02.03.04.05.33+16", "SOURCE_PLACE"),
        (HEX, 0, "-", "VALUE"),
        (HEX, 0, "0" * 31, "VALUE"),
    ],
)
def test_what_cannot_be_a_value_is_refused(source: Source, place: int, value: str, code: str) -> None:
    with pytest.raises(ServiceError) as refused:
        check_piece(source, place, value, DRAW_ID)
    assert code_of(refused) == code


@pytest.mark.parametrize(
    ("newest", "typist", "value", "turn", "attempt", "seat"),
    [
        ((), FIRST, "4", Turn.FIRST, 1, 1),
        ((entry("4"),), SECOND, "4", Turn.AGREES, 1, 2),
        ((entry("4"),), SECOND, "7", Turn.DIFFERS, 1, 2),
        ((entry("4"),), FIRST, "4", Turn.REPEATED, 1, 2),
        (agreed("4"), SECOND, "4", Turn.REPEATED, 1, 2),
        ((entry("4"), entry("7", SECOND)), FIRST, "4", Turn.FIRST, 2, 1),
        ((entry("4"), entry("7", SECOND)), SECOND, "4", Turn.FIRST, 2, 1),
        ((entry("4", attempt=3),), THIRD, "4", Turn.AGREES, 3, 2),
    ],
)
def test_whoever_types_is_the_first_agrees_differs_or_repeats(
    newest: tuple[Entry, ...], typist: str, value: str, turn: Turn, attempt: int, seat: int
) -> None:
    judged = judge_typing(newest, typist, value)
    assert (judged.turn, judged.attempt, judged.seat) == (turn, attempt, seat)


@pytest.mark.parametrize(
    ("newest", "typist", "value", "code"),
    [
        (agreed("4"), FIRST, "7", "VALUE_STANDS"),
        (agreed("4"), THIRD, "4", "VALUE_STANDS"),
        (agreed("4"), THIRD, "7", "VALUE_STANDS"),
        ((entry("4"),), FIRST, "7", "TYPED_ALREADY"),
    ],
)
def test_what_two_people_agreed_stands_and_one_person_is_one_person(
    newest: tuple[Entry, ...], typist: str, value: str, code: str
) -> None:
    with pytest.raises(ServiceError) as refused:
        judge_typing(newest, typist, value)
    assert code_of(refused) == code


def test_only_what_two_people_agreed_counts() -> None:
    assert called_value(()) is None
    assert called_value((entry("4"),)) is None
    assert called_value((entry("4"), entry("7", SECOND))) is None
    assert called_value(agreed("4")) == "4"


def test_a_beacon_counts_by_its_signature_alone() -> None:
    assert called_value((entry("657413:0", proof="ab" * 48),)) == "657413:0"
    assert called_value((entry("657413:0", proof="AB" * 48),)) is None


def test_the_newest_attempt_of_a_place_is_found() -> None:
    both = (entry("4"), entry("7", SECOND), entry("7", attempt=2), entry("1", place=2))
    assert newest_of(both, 1) == (both[2],)
    assert newest_of(both, 3) == ()


@pytest.mark.parametrize(
    ("before", "typist", "place"),
    [
        ((), FIRST, 1),
        ((entry("4"),), FIRST, 2),
        ((entry("4", SECOND),), SECOND, 2),
        (agreed("4"), THIRD, 2),
    ],
)
def test_a_throw_is_typed_after_the_one_before(before: tuple[Entry, ...], typist: str, place: int) -> None:
    assert refused_for_order(DICE, before, typist, place) == ""


@pytest.mark.parametrize(
    ("before", "typist", "place"),
    [
        ((), FIRST, 2),
        ((entry("4"),), SECOND, 2),
        ((entry("4"), entry("7", SECOND)), FIRST, 2),
        (agreed("4"), FIRST, 3),
    ],
)
def test_no_throw_is_left_out(before: tuple[Entry, ...], typist: str, place: int) -> None:
    assert refused_for_order(DICE, before, typist, place) == "PLACE_ORDER"


def test_envelopes_are_opened_in_any_order() -> None:
    assert refused_for_order(ENVELOPES, (), FIRST, 3) == ""


@pytest.mark.parametrize(
    ("source", "counted", "over", "value"),
    [
        (DICE, {1: "4", 2: "0", 3: "7"}, False, "407"),
        (DICE, {1: "4", 3: "7"}, False, None),
        (DICE, {1: "4", 3: "7"}, True, "-"),
        (SSQ, {0: "x"}, False, "x"),
        (HEX, {}, False, None),
        (HEX, {}, True, "-"),
        (HEX, {0: "ab"}, True, "ab"),
        (ENVELOPES, {1: NONCE, 2: "-"}, False, None),
        (ENVELOPES, {1: NONCE, 2: "-", 3: NONCE}, False, f"W1:{NONCE};W2:-;W3:{NONCE}"),
        (ENVELOPES, {2: NONCE}, True, f"W1:-;W2:{NONCE};W3:-"),
        (ENVELOPES, {2: "-"}, True, "-"),
        (ENVELOPES, {1: "-", 2: "-", 3: "-"}, False, "W1:-;W2:-;W3:-"),
    ],
)
def test_a_whole_value_is_put_together_of_what_counts(
    source: Source, counted: dict[int, str], over: bool, value: str | None
) -> None:
    assert whole_value(source, counted, over=over) == value
