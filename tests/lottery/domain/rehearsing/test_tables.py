"""Who is one with whom, and who was refused, as the checker reads them from three files."""

from services.lottery.domain.rehearsing.order import empty_seats, tickets_passed_over
from services.lottery.domain.rehearsing.places import lots_overfilled, strangers
from services.lottery.domain.rehearsing.tables import Tables, read_tables
from services.lottery.domain.rules import GroupBoundary
from tests.builders.draw_files import child, drawn

HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
PAIR = [*child("0001", "S02", group="0001"), *child("0002", "S02", group="0001"), *child("0003", "S02")]


def tables(*lines: str, boundary: str = "admit") -> Tables:
    """A result of the pair and a single child at a school with one seat."""
    files = drawn(PAIR, group_boundary=GroupBoundary(boundary))
    results = "".join([HEADER, *(f"{line}\n" for line in lines)]).encode()
    return read_tables(files.roster, files.draw, results, seed="5" * 64)


def line(app_no: str, status: str, *, group: str = "0001", pos: str = "1", ticket: str = "a") -> str:
    """One line of the result at the school of the pair."""
    return f"S02,ALL,{pos},{app_no},{group},1,1,{ticket},{status},"


def test_twins_are_one_unit_unless_they_are_split() -> None:
    for boundary, units in (("admit", {"0001"}), ("split", {"0001", "0002"})):
        read = tables(line("0001", "ADMIT"), line("0002", "ADMIT"), boundary=boundary)
        assert {read.unit(one) for one in read.lines} == units


def test_whoever_has_a_place_at_an_earlier_choice_was_not_refused() -> None:
    read = tables(line("0001", "ADMIT"), line("0003", "WAIT", group="", pos="2"))
    assert [read.refused(one) for one in read.lines] == [False, True]


def test_a_pair_at_the_last_seat_is_admitted_whole_and_three_are_not() -> None:
    pair = (line("0001", "ADMIT"), line("0002", "ADMIT"))
    single = line("0003", "ADMIT", group="", pos="2", ticket="b")
    assert list(lots_overfilled(tables(*pair))) == []
    assert list(lots_overfilled(tables(*pair, single))) == ["S02/ALL"]


def test_under_skip_a_pair_that_does_not_fit_is_passed_over_and_nothing_is_wrong() -> None:
    lines = (
        line("0001", "WAIT"),
        line("0002", "WAIT"),
        line("0003", "ADMIT", group="", pos="2", ticket="b"),
    )
    read = tables(*lines, boundary="skip")
    assert list(tickets_passed_over(read)) == list(empty_seats(read)) == list(strangers(read)) == []
    assert set(tickets_passed_over(tables(*lines))) == {"0001", "0002"}


def test_an_empty_seat_beside_a_pair_that_does_not_fit_is_no_fault_of_skip() -> None:
    lines = (line("0001", "WAIT"), line("0002", "WAIT"))
    assert list(empty_seats(tables(*lines, boundary="skip"))) == []
    assert list(empty_seats(tables(*lines))) == ["S02/ALL"]
