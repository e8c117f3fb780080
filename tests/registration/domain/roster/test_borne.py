"""Groups that the approved places cannot bear are drawn apart; all others stay bound (draw.md, 6.5)."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.roster.borne import bound_together, too_large
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.roster.groups import Member
from services.registration.domain.submission import Lot
from services.registration.domain.unit import DrawRules, GroupBoundary, SchoolPlan, Unit
from tests.builders.registration import a_unit

A, B, BOARD, DAY = ("P01", "ALL"), ("P02", "ALL"), ("P03", "BOARD"), ("P03", "DAY")
SCOPE = DrawScope(((A, 30), (B, 20), (BOARD, 30), (DAY, 60)))
SEATS = {"P01": 30, "P02": 20, "P03": 90}
Family = tuple[int, tuple[Lot, ...]]


def unit(boundary: GroupBoundary = "admit", **spare: int) -> Unit:
    """A unit with so many approved places above the seats of each school that is named."""
    return holding(spare, boundary)


def holding(spare: dict[str, int], boundary: GroupBoundary = "admit") -> Unit:
    """The same, for schools that are not known beforehand."""
    plans = tuple(SchoolPlan(school, SEATS[school] + more + 5, direct=5) for school, more in spare.items())
    return replace(a_unit(), plans=plans, draw=DrawRules(group_boundary=boundary))


def members(*families: Family) -> tuple[Member, ...]:
    """Families of so many children each, all of them linked; the numbers of the first begin with 1."""
    found = []
    for place, (size, lots) in enumerate(families, start=1):
        first, rows = f"{place}0", tuple((lot, 1) for lot in lots)
        found += [Member(f"{place}{child}", first.encode(), first if child else None, rows) for child in range(size)]
    return tuple(found)


def apart(rules: Unit, *families: Family) -> set[int]:
    """Which families, counted from 1, are drawn apart."""
    return {int(numbers[0][0]) for numbers in too_large(members(*families), scope=SCOPE, unit=rules)}


@pytest.mark.parametrize(
    ("rules", "families", "expected"),
    [
        (unit(P01=1), ((3, (A,)), (2, (A,)), (1, (A,))), {1}),
        (unit(P01=2), ((3, (A,)), (3, (A,))), set()),
        (unit(P01=0), ((2, (A,)), (2, (B,))), {1}),
        (unit(), ((9, (A,)),), set()),
        (unit("skip", P01=0), ((3, (A,)),), set()),
        (unit("split", P01=0), ((3, (A,)),), set()),
        (unit(P01=-4), ((2, (A,)),), {1}),
        (unit(P01=5, P02=1), ((3, (A, B)), (2, (A, B))), {1}),
        (unit(P03=1), ((2, (BOARD,)), (2, (DAY,))), {1, 2}),
        (unit(P03=2), ((2, (BOARD,)), (2, (DAY,))), set()),
        (unit(P03=2), ((3, (BOARD,)), (2, (DAY,))), {1}),
        (unit(P03=1), ((2, (BOARD, DAY)), (2, (DAY,))), {1}),
        (unit(P01=1, P03=2), ((3, (A, BOARD)), (3, (DAY,))), {1}),
    ],
)
def test_the_largest_come_apart_and_only_where_places_are_short(
    rules: Unit, families: tuple[Family, ...], expected: set[int]
) -> None:
    assert apart(rules, *families) == expected


def test_a_group_is_bound_at_all_its_lots_or_at_none() -> None:
    found = bound_together(members((3, (A, B)), (2, (A, B))), scope=SCOPE, unit=unit(P01=5, P02=1))
    assert found == {"20": "20", "21": "20"}


lots = st.lists(st.sampled_from([A, B, BOARD, DAY]), unique=True, min_size=1).map(tuple)
families = st.lists(st.tuples(st.integers(1, 4), lots), max_size=8)
spare = st.fixed_dictionaries({}, optional={school: st.integers(0, 4) for school in SEATS})


@given(families, spare, st.randoms())
def test_whoever_is_left_bound_fits_and_nobody_is_drawn_apart_for_nothing(
    asked: list[Family], more: dict[str, int], order: Random
) -> None:
    listed = list(members(*asked))
    bound = bound_together(tuple(listed), scope=SCOPE, unit=holding(more))
    assert needed(listed, bound, more) == {}
    if needed(listed, {one.number: one.account.decode() for one in listed}, more) == {}:
        assert set(bound) == {one.number for one in listed if asked[int(one.number[0]) - 1][0] > 1}
    order.shuffle(listed)
    assert bound_together(tuple(listed), scope=SCOPE, unit=holding(more)) == bound


def needed(listed: list[Member], bound: dict[str, str], more: dict[str, int]) -> dict[str, int]:
    """Return the schools whose approved places are too few, counted child by child."""
    short = {}
    for school, places in more.items():
        above = 0
        for lot in {lot for one in listed for lot, _ in one.rows if lot[0] == school}:
            here = [bound[one.number] for one in listed if one.number in bound and (lot, 1) in one.rows]
            above += max((here.count(group) for group in here), default=1) - 1
        if above > places:
            short[school] = above
    return short
