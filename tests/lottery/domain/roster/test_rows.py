"""Tests of the first fault in the rows of a roster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.columns import read_columns
from services.lottery.domain.roster.rows import check_rows, lots_of_rows
from services.lottery.domain.roster.text import HEADER

LOTS = {b"S1,ALL": 0, b"S2,ALL": 1}
ROW = st.tuples(
    st.sampled_from(["A", "B", "C"]), st.sampled_from(["p", "q"]), st.sampled_from(["", "A"]),
    st.sampled_from("12"), st.sampled_from(["S1", "S2", "S9"]), st.sampled_from(["ALL", "all"]),
)  # fmt: skip


def code_of(rows: list[str]) -> str:
    columns = read_columns(b"".join(line + b"\n" for line in (HEADER, *(row.encode() for row in rows))))
    try:
        check_rows(columns, lots_of_rows(columns, LOTS), rows=len(rows))
    except Refused as refused:
        return f"{refused.code} {refused.detail.split(' ')[1]}"
    return "accepted"


def row_by_row(rows: list[str]) -> str:
    """Section 11, one row after the other."""
    person_of: dict[str, str] = {}
    first_of: dict[str, list[str]] = {}
    listed: dict[str, list[str]] = {}
    for line, row in enumerate(rows, start=2):
        app_no, pid, group, choice, school, category, _ = row.split(",")
        if category != "ALL":
            return f"ROSTER_ROW {line}"
        if person_of.setdefault(pid, app_no) != app_no:
            return f"DUPLICATE_PERSON {line}"
        mine = listed.setdefault(app_no, [])
        if first_of.setdefault(app_no, [pid, group]) != [pid, group] or choice != str(len(mine) + 1):
            return f"ROSTER_APP {line}"
        if f"{school},{category}".encode() not in LOTS or school in mine:
            return f"ROSTER_LOT {line}"
        mine.append(school)
    return "accepted"


@given(st.sets(ROW, max_size=6))
def test_the_first_fault_is_found_as_if_row_after_row_were_read(drawn: set[tuple[str, ...]]) -> None:
    rows = sorted(",".join((*row, "1")) for row in drawn)
    assert code_of(rows) == row_by_row(rows)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (["A,p,,1,S1,ALL,1", "A,p,,2,S2,ALL,0", "B,q,,1,S2,ALL,1"], "accepted"),
        (["A,p,,1,S1,ALL,1", "A,q,,2,S2,ALL,1"], "ROSTER_APP 3"),
        (["A,p,,1,S1,ALL,1", "B,p,,2,S9,ALL,1"], "DUPLICATE_PERSON 3"),
        (["A,p,,1,S1,ALL,1", "A,p,,2,S1,ALL,1"], "ROSTER_LOT 3"),
        (["A,p,,2,S9,ALL,1"], "ROSTER_APP 2"),
        (["A,p,,1,S9,ALL,1", "B,q"], "ROSTER_LOT 2"),
        (["A,p", "B,q,,1,S9,ALL,1"], "ROSTER_ROW 2"),
    ],
)
def test_the_earliest_row_decides_and_on_it_the_earliest_check(rows: list[str], code: str) -> None:
    assert code_of(rows) == code
