"""Tests of results.csv."""

from itertools import pairwise

from hypothesis import given, settings

from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.draw import compute
from services.lottery.domain.results import HEADER, ResultRow, read_results
from services.lottery.domain.rules import Mechanism
from tests.builders.draw_files import children, drawn
from tests.spec.random_draws import RandomDraw, draws


def order_key(row: ResultRow, mechanism: Mechanism) -> str:
    choice = row.choice if mechanism == Mechanism.IMMEDIATE else ""
    return f"{choice}{row.tier}{row.ticket}"


@given(draws())
@settings(max_examples=40)
def test_each_row_of_the_roster_has_one_line(random_draw: RandomDraw) -> None:
    results = compute(random_draw.roster, random_draw.draw, random_draw.seed, random_draw.strikes)
    assert results.startswith(HEADER)
    lines = [(row.app_no, row.group, row.choice, row.school, row.category, row.tier) for row in read_results(results)]
    rows = [row.split(",") for row in random_draw.roster.decode().splitlines()[1:]]
    assert sorted(lines) == sorted((app_no, group, *rest) for app_no, _, group, *rest in rows)


@given(draws())
@settings(max_examples=40)
def test_lines_ascend_by_lot_and_order_key_and_positions_never_fall(random_draw: RandomDraw) -> None:
    mechanism = parse_announcement(random_draw.draw).mechanism
    rows = list(read_results(compute(random_draw.roster, random_draw.draw, random_draw.seed)))
    for before, after in pairwise(rows):
        same_lot = (before.school, before.category) == (after.school, after.category)
        assert same_lot or (before.school, before.category) < (after.school, after.category)
        assert int(after.pos) - int(before.pos) in {0, 1} if same_lot else after.pos == "1"
        assert not same_lot or order_key(before, mechanism) <= order_key(after, mechanism)


def test_a_roster_longer_than_one_piece_is_written_whole() -> None:
    files = drawn(children(20_000, "S01"))
    rows = list(read_results(files.results()))
    assert [row.pos for row in rows] == [str(position) for position in range(1, 20_001)]
