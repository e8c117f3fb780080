"""Tests of the roster."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.roster import Choice, parse_roster, render_roster
from services.lottery.domain.rules import GroupBoundary, Mechanism
from tests.builders.draw_files import announced, child, children
from tests.spec.random_draws import RandomDraw, draws

CHOICES = [*child("007", "S02", "S01"), *child("7", "S01"), *child("1E3", "S01", tier=0)]


@given(st.permutations(CHOICES))
def test_rows_are_written_in_one_order(choices: list[Choice]) -> None:
    assert render_roster(choices) == render_roster(CHOICES)


def test_rows_become_columns() -> None:
    roster = parse_roster(*announced(CHOICES))
    assert roster.app_nos == [b"007", b"1E3", b"7"]
    assert roster.child.tolist() == [0, 0, 1, 2]
    assert roster.lot.tolist() == [1, 0, 0, 0]
    assert roster.choice.tolist() == [1, 2, 1, 1]
    assert roster.tier.tolist() == [1, 1, 0, 1]


@given(draws())
@settings(max_examples=40)
def test_writing_is_the_inverse_of_reading(random_draw: RandomDraw) -> None:
    lines = [line.split(",") for line in random_draw.roster.decode().splitlines()[1:]]
    choices = [Choice(a, p, g, int(choice), s, c, int(tier)) for a, p, g, choice, s, c, tier in lines]
    assert render_roster(reversed(choices)) == random_draw.roster


@pytest.mark.parametrize(
    ("mechanism", "boundary", "lots", "accepted"),
    [
        (Mechanism.DEFERRED, GroupBoundary.SKIP, ("S01", "S02"), False),
        (Mechanism.DEFERRED, GroupBoundary.SKIP, ("S01",), True),
        (Mechanism.IMMEDIATE, GroupBoundary.SKIP, ("S01", "S02"), True),
        (Mechanism.DEFERRED, GroupBoundary.ADMIT, ("S01", "S02"), True),
    ],
)
def test_whole_groups_are_not_passed_over_where_the_order_of_work_would_decide(
    mechanism: Mechanism, boundary: GroupBoundary, lots: tuple[str, ...], accepted: bool
) -> None:
    roster, announcement = announced(children(2, *lots), mechanism=mechanism, group_boundary=boundary)
    if accepted:
        assert len(parse_roster(roster, announcement).child) == 2 * len(lots)
        return
    with pytest.raises(Refused) as refused:
        parse_roster(roster, announcement)
    assert refused.value.code == "SKIP_DA"
