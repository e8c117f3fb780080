"""A receipt can be read line by line, in one way of writing only."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.receipts.addendum import parse_addendum
from services.registration.domain.receipts.claimed import Claimed, claimed_by
from services.registration.domain.receipts.lines import NotAReceipt
from services.registration.domain.receipts.statement import LogHead, ReceiptStatement, parse_statement
from tests.builders.receipts import a_receipt, a_statement, an_addendum
from tests.builders.registration import CHILD_NUMBER, MOTHER_NUMBER, a_form

TEXT = a_statement().text
WORD = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12)
HASH = st.binary(min_size=32, max_size=32)
HALF = st.binary(min_size=16, max_size=16)
MOMENTS = st.integers(1_600_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
STATEMENTS = st.builds(
    ReceiptStatement,
    unit_code=st.from_regex(r"[0-9]{6}", fullmatch=True),
    season=WORD,
    application_number=WORD,
    version=st.integers(1, 2**31 - 1),
    received_at=MOMENTS,
    choices=st.lists(st.tuples(WORD, WORD), max_size=9).map(tuple),
    together_with=st.none() | WORD,
    claimed=st.sampled_from(Claimed),
    holder=HALF,
    submission=HASH,
    nonce=HALF,
    form_hash=HASH,
    event_hash=HASH,
    log=st.none() | st.builds(LogHead, st.just("zs.example/registration"), st.integers(0, 2**40), HASH),
    verifier=HASH.map(bytes.hex),
)


@given(STATEMENTS)
def test_what_was_written_is_read(statement: ReceiptStatement) -> None:
    assert parse_statement(statement.text) == statement


@given(STATEMENTS, st.data())
def test_no_other_text_reads_as_the_same_receipt(statement: ReceiptStatement, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(statement.text) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda one: one != statement.text[at]))
    changed = statement.text[:at] + other + statement.text[at + 1 :]
    with suppress(NotAReceipt):
        assert parse_statement(changed) != statement


@pytest.mark.parametrize("place", range(len(a_statement().text.splitlines())))
def test_a_line_left_out_or_written_twice_is_no_receipt(place: int) -> None:
    lines = a_statement().text.splitlines(keepends=True)
    if not lines[place].startswith("choice"):
        with pytest.raises(NotAReceipt):
            parse_statement("".join(lines[:place] + lines[place + 1 :]))
    with pytest.raises(NotAReceipt):
        parse_statement("".join(lines[: place + 1] + lines[place:]))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "yangguang-receipt/1\n", TEXT + "more 1\n", TEXT[:-1], TEXT * 2],
)
def test_other_texts_are_no_receipt(text: str) -> None:
    with pytest.raises(NotAReceipt):
        parse_statement(text)


def test_an_addendum_is_read_as_it_was_written() -> None:
    addendum = an_addendum(a_receipt())
    assert parse_addendum(addendum.text) == addendum
    with pytest.raises(NotAReceipt):
        parse_addendum(addendum.text.replace("6cf8", "6CF8"))


def test_no_name_and_no_number_of_a_person_is_on_it() -> None:
    text = a_statement().text
    assert not any(personal in text for personal in ("林知夏", "周敏", CHILD_NUMBER, MOTHER_NUMBER, "13900001234"))


@pytest.mark.parametrize(
    ("place", "migrant", "claimed"),
    [
        ("140123001001", "0", Claimed.HOUSEHOLD_IN_UNIT),
        ("140123001001", "1", Claimed.HOUSEHOLD_IN_UNIT),
        ("140105", "1", Claimed.LIVING_IN_UNIT),
        ("140105", "0", Claimed.ELSEWHERE),
        ("", "0", Claimed.ELSEWHERE),
    ],
)
def test_the_claimed_category_follows_from_the_form(place: str, migrant: str, claimed: Claimed) -> None:
    assert claimed_by(a_form(hukou_place_code=place, is_migrant_child=migrant), "140123") is claimed
