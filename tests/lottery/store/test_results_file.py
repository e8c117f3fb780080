"""A published results.csv answers from its own bytes."""

import pytest

from services.lottery.store.placements import Placement
from services.lottery.store.results_file import ResultsFile

HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
A, B, C = "a" * 64, "b" * 64, "c" * 64
LINES = (
    f"P01,ALL,1,2002,2001,1,1,{A},ADMIT,\n"
    f"P01,ALL,1,2001,2001,1,1,{A},ADMIT,\n"
    f"P01,ALL,2,1001,,1,2,{B},WAIT,1\n"
    f"P01,MUSIC,1,1001,,2,1,{B},MOVEUP,\n"
    f"P02,ALL,1,2,,1,1,{C},STRUCK,\n"
)
FILE = ResultsFile((HEADER + LINES).encode(), "0" * 64)


def test_a_number_is_found_at_every_choice_in_order() -> None:
    first = Placement("P01", "ALL", 3, 2, "1001", "", 1, 2, B, "WAIT", 1)
    second = Placement("P01", "MUSIC", 1, 1, "1001", "", 2, 1, B, "MOVEUP", None)
    assert FILE.of_number("1001") == (first, second)


@pytest.mark.parametrize("number", ["", "100", "ALL", A, "WAIT", "3", "app_no", "1"])
def test_what_is_no_number_is_not_found_in_other_columns(number: str) -> None:
    assert FILE.of_number(number) == ()


def test_a_number_that_looks_like_a_place_is_found_in_its_own_column() -> None:
    assert [one.school for one in FILE.of_number("2")] == ["P02"]


def test_the_number_of_a_group_is_one_of_a_child_too() -> None:
    assert [one.app_no for one in FILE.of_number("2001")] == ["2001"]
    assert [one.app_no for one in FILE.of_group(("P01", "ALL"), "2001")] == ["2001", "2002"]
    assert FILE.of_group(("P02", "ALL"), "2001") == ()


def test_a_lot_is_counted_and_its_last_seat_known() -> None:
    lot = FILE.of_lot(("P01", "ALL"))
    figures = lot.result
    assert (figures.applicants, figures.last_pos, figures.admitted, figures.waiting, figures.tiers) == (3, 2, 2, 1, 2)
    assert (figures.cut_line, figures.cut_pos) == (2, 1)
    assert lot.cut is not None
    assert lot.cut.app_no == "2001"
    assert (lot.placed_before(1), lot.placed_before(2)) == (0, 2)


def test_a_lot_without_anybody_admitted_has_no_line() -> None:
    assert FILE.of_lot(("P02", "ALL")).cut is None
    assert FILE.of_lot(("P09", "ALL")).result.applicants == 0


def test_every_lot_of_the_file_is_named_in_its_order() -> None:
    assert FILE.lots == (("P01", "ALL"), ("P01", "MUSIC"), ("P02", "ALL"))


def test_an_excerpt_has_the_first_places_and_those_around_the_line() -> None:
    admitted = [f"P01,ALL,{pos},{1000 + pos},,1,1,{A},ADMIT,\n" for pos in range(1, 31)]
    waiting = [f"P01,ALL,{pos},{1000 + pos},,1,1,{A},WAIT,{pos - 30}\n" for pos in range(31, 61)]
    lot = ResultsFile((HEADER + "".join(admitted + waiting)).encode(), "0" * 64).of_lot(("P01", "ALL"))
    assert [one.pos for one in lot.excerpt] == [1, 2, 3, 4, *range(27, 35)]
