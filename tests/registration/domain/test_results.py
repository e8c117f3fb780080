"""The published file is read whole or refused; what a child's rows come to is one of five things."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.results import (
    OUTCOMES,
    ResultsUnreadable,
    by_child,
    counts_of_file,
    is_of_roster,
    outcome_of,
    parse_results,
)
from tests.builders.results import HEADER, results_csv

TICKET = "ab" * 32
GOOD = f"P01,ALL,1,1001,,1,2,{TICKET},WAIT,3"
ROSTER = b"app_no,pid,group,choice,school,category,tier\n1001,aa,,1,P01,ALL,2\n1001,aa,,2,P02,ALL,2\n"


def file(*lines: str) -> bytes:
    return (HEADER + "".join(f"{line}\n" for line in lines)).encode()


def test_a_line_is_read_by_its_columns_and_kept_as_it_stands() -> None:
    (row,) = parse_results(file(GOOD))
    assert (row.line, row.application_number, row.wait, row.placement.status) == (GOOD, "1001", 3, "WAIT")
    assert parse_results(HEADER.encode()) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEADER.encode()[:-1],
        b"\xef\xbb\xbf" + HEADER.encode(),
        file(GOOD)[:-1],
        file(GOOD) + b"\n",
        file(""),
        file(f" {GOOD}"),
        file(GOOD.replace("WAIT,3", "WAIT,")),
        file(GOOD.replace("WAIT,3", "WAIT,03")),
        file(GOOD.replace("WAIT,3", "ADMIT,3")),
        file(GOOD.replace("WAIT,3", "LUCKY,")),
        file(GOOD.replace("ab", "AB")),
        file(GOOD.replace("1001", "1001\u0661")),
        file(GOOD + ","),
        file(GOOD.replace(",", ";")),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ResultsUnreadable):
        parse_results(content)


@given(st.lists(st.sampled_from(["ADMIT", "WAIT 1", "ELSE", "STRUCK"]), min_size=2, max_size=2))
def test_the_counts_of_the_bytes_are_those_of_the_rows(statuses: list[str]) -> None:
    content = results_csv(ROSTER, {("1001", "P01"): statuses[0], ("1001", "P02"): statuses[1]})
    rows = parse_results(content)
    counts = counts_of_file(content)
    assert sum(counts.rows.values()) == len(rows) == 2
    assert counts.children == {outcome_of(by_child(rows)["1001"]): 1}
    assert is_of_roster(rows, ROSTER)
    assert counts_of_file(content, leaving_out={"1001"}).rows == {}


def test_the_first_of_the_outcomes_is_what_a_child_is_told() -> None:
    for one, other in permutations(OUTCOMES, 2):
        given = {("1001", "P01"): _with_wait(one), ("1001", "P02"): _with_wait(other)}
        told = outcome_of(parse_results(results_csv(ROSTER, given)))
        assert told == min(one, other, key=OUTCOMES.index)


@pytest.mark.parametrize(
    "change",
    [("1001", "1002"), (",1,P01", ",2,P01"), ("P02", "P03"), (",ALL,2\n1001", ",ALL,1\n1001"), (",,1", ",7,1")],
)
def test_rows_of_another_roster_are_seen(change: tuple[str, str]) -> None:
    other = ROSTER.decode().replace(*change).encode()
    assert not is_of_roster(parse_results(results_csv(ROSTER, {})), other)
    assert not is_of_roster((), ROSTER)


def _with_wait(status: str) -> str:
    return "WAIT 2" if status == "WAIT" else status
