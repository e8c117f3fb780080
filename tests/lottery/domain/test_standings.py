"""Tests of status and waiting number."""

from hypothesis import given, settings

from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.draw import compute
from services.lottery.domain.results import ResultRow, read_results
from services.lottery.domain.rules import GroupBoundary, Waitlist
from services.lottery.domain.standings import Status
from services.lottery.domain.strikes import read_strikes
from tests.spec.random_draws import RandomDraw, draws

HOLDS = {Status.ADMIT.name, Status.MOVEUP.name}


def rows_of(random_draw: RandomDraw) -> list[ResultRow]:
    files = random_draw
    return list(read_results(compute(files.roster, files.draw, files.seed, files.strikes)))


@given(draws())
@settings(max_examples=40)
def test_waiting_numbers_run_from_one_through_the_units_of_a_lot(random_draw: RandomDraw) -> None:
    split = parse_announcement(random_draw.draw).group_boundary == GroupBoundary.SPLIT
    numbers: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows_of(random_draw):
        assert (row.status == Status.WAIT.name) == (row.wait != "")
        if row.wait:
            unit = row.app_no if split else row.group or row.app_no
            of_lot = numbers.setdefault((row.school, row.category), {})
            assert of_lot.setdefault(unit, row.wait) == row.wait
    for of_lot in numbers.values():
        assert list(of_lot.values()) == [str(number) for number in range(1, len(of_lot) + 1)]


@given(draws())
@settings(max_examples=40)
def test_a_child_holds_at_most_one_seat_and_waits_only_above_it(random_draw: RandomDraw) -> None:
    keeps_waiting = parse_announcement(random_draw.draw).waitlist == Waitlist.ALL
    by_child: dict[str, dict[int, str]] = {}
    for row in rows_of(random_draw):
        by_child.setdefault(row.app_no, {})[int(row.choice)] = row.status
    for statuses in by_child.values():
        held = [choice for choice, status in statuses.items() if status in HOLDS]
        waits = [choice for choice, status in statuses.items() if status == Status.WAIT.name]
        assert len(held) <= 1
        if held:
            assert waits == [choice for choice in waits if choice < held[0] and keeps_waiting]
            assert len(waits) == (held[0] - 1 if keeps_waiting else 0)
        else:
            assert set(statuses.values()) in ({Status.WAIT.name}, {Status.STRUCK.name})


@given(draws())
@settings(max_examples=40)
def test_all_rows_of_a_struck_child_are_struck_and_of_nobody_else(random_draw: RandomDraw) -> None:
    struck = {strike.app_no for strike in read_strikes(random_draw.strikes or b"seq,app_no,reason\n")}
    for row in rows_of(random_draw):
        assert (row.status == Status.STRUCK.name) == (row.app_no in struck)
