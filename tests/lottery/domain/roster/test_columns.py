"""Tests of the roster in columns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.roster.columns import Columns, read_columns
from services.lottery.domain.roster.text import HEADER

CAPITALS = "09AZ"
ROW = st.tuples(
    st.text(CAPITALS, min_size=1, max_size=24),
    st.text("09az", min_size=1, max_size=64),
    st.text(CAPITALS, max_size=24),
    st.sampled_from("19"),
    st.text(CAPITALS, min_size=1, max_size=12),
    st.text(CAPITALS, min_size=1, max_size=12),
    st.sampled_from("09"),
)
RIGHT = "A,p1,,1,S01,ALL,1"
FIELDS = re.compile(r"[0-9A-Z]{1,24},[0-9a-z]{1,64},([0-9A-Z]{1,24})?,[1-9],[0-9A-Z]{1,12},[0-9A-Z]{1,12},[0-9]")


def columns_of(*rows: str) -> Columns:
    return read_columns(b"".join(line + b"\n" for line in (HEADER, *(row.encode() for row in rows))))


@given(st.lists(ROW, max_size=8))
def test_columns_hold_what_the_rows_say(rows: list[tuple[str, ...]]) -> None:
    columns = columns_of(*(",".join(row) for row in rows))
    texts = [one.tolist() for one in (columns.app_no, columns.pid, columns.group, columns.lot)]
    found = [tuple(text.decode() for text in row) for row in zip(*texts, strict=True)]
    assert found == [(row[0], row[1], row[2], f"{row[4]},{row[5]}") for row in rows]
    assert (columns.choice.tolist(), columns.tier.tolist()) == ([int(r[3]) for r in rows], [int(r[6]) for r in rows])


@given(st.integers(0, len(RIGHT)), st.text("09AZaz,-_ \x00é７", max_size=2), st.integers(0, 2))
def test_reading_stops_at_the_first_row_that_is_not_well_formed(place: int, noise: str, lost: int) -> None:
    spoiled = RIGHT[:place] + noise + RIGHT[place + lost :]
    well_formed = FIELDS.fullmatch(spoiled) is not None
    assert len(columns_of(RIGHT, spoiled, RIGHT)) == (3 if well_formed else 1)


@pytest.mark.parametrize("rows", [(), ("",), ("A",), (RIGHT.lower(),)])
def test_there_may_be_no_row_to_read(rows: tuple[str, ...]) -> None:
    assert len(columns_of(*rows)) == 0
