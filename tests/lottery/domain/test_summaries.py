"""Tests of the numbers of a lot."""

from hypothesis import given, settings

from services.lottery.domain.draw import run
from services.lottery.domain.results import read_results
from services.lottery.domain.roster.roster import Choice
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from services.lottery.domain.summaries import LotSummary
from tests.builders.draw_files import DrawFiles, child, children, drawn
from tests.spec.random_draws import RandomDraw, draws


def summaries(files: DrawFiles) -> tuple[LotSummary, ...]:
    return run(files.roster, files.draw, files.seed, files.strikes).lots


@given(draws())
@settings(max_examples=40)
def test_the_numbers_are_those_of_the_results(random_draw: RandomDraw) -> None:
    outcome = run(random_draw.roster, random_draw.draw, random_draw.seed, random_draw.strikes)
    rows = list(read_results(outcome.results))
    for lot in outcome.lots:
        mine = [row for row in rows if (row.school, row.category) == (lot.school, lot.category)]
        holding = [row.ticket for row in mine if row.status in {"ADMIT", "MOVEUP"}]
        assert (lot.demand, lot.admitted) == (len(mine), len(holding))
        assert lot.waiting == sum(row.status == "WAIT" for row in mine)
        assert lot.first_choices == sum(row.choice == "1" for row in mine)
        assert lot.cut_off == (holding[-1] if holding else None)


def test_where_there_are_seats_enough_everybody_is_admitted() -> None:
    first, second = summaries(drawn([*children(2, "S01")]))
    assert (first.name, first.seats, first.demand, first.admitted, first.waiting) == ("甲校", 2, 2, 2, 0)
    assert (second.name, second.demand, second.admitted, second.cut_off) == ("乙校", 0, 0, None)


def test_a_strike_lets_the_next_in() -> None:
    choices: list[Choice] = [*child("1001", "S02"), *child("1002", "S02")]
    admitted = next(row.app_no for row in read_results(drawn(choices).results()) if row.status == "ADMIT")
    strikes = render_strikes([Strike(admitted, Reason.WITHDRAWN)])
    lot = summaries(drawn(choices, strikes=strikes))[1]
    assert (lot.demand, lot.admitted, lot.waiting) == (2, 1, 0)
