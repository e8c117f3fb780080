"""What is measured: orders, positions, neighbours, admissions, and the exact chance of a child among bound pairs."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from typing import cast

import numpy as np

from services.lottery.domain.arrays import Integers
from services.lottery.domain.chance import chance_of_a_single
from services.lottery.domain.results import ResultRow
from services.lottery.domain.rules import Mechanism, TicketScope
from services.lottery.domain.selftest.measured import Measured, equally_likely, exact_chance, fixed_shares
from services.lottery.domain.selftest.scenarios import numbers, scenario

AWKWARD = ("007", "07", "1000", "1E3", "7")
"""Five application numbers that careless programs take for two."""
FEWEST_SEEDS = 1000
"""Below this most cells would be expected less than five times."""
_CHILDREN, _CAPACITIES = 12, (3, 4, 2)
_SINGLES, _PAIRS, _SEATS = 6, 4, 5


def selftest(seeds: int) -> Iterator[Measured]:
    """Yield every comparison over so many seeds."""
    yield _orders(seeds)
    yield from _one_ticket(seeds)
    yield from _ticket_a_school(seeds)
    yield _single_among_pairs(seeds)


def _orders(seeds: int) -> Measured:
    place_of = {order: place for place, order in enumerate(permutations(AWKWARD))}
    counts = np.zeros(len(place_of), dtype=np.int64)
    for rows in scenario(AWKWARD, (2,)).results(seeds):
        counts[place_of[_order(rows, "S1")]] += 1
    return equally_likely("orders", f"{len(AWKWARD)} 个孩子的 {len(counts)} 种次序一样多", counts)


def _one_ticket(seeds: int) -> Iterator[Measured]:
    """One ticket for all schools, deferred acceptance."""
    names = numbers(_CHILDREN)
    positions = np.zeros((_CHILDREN, _CHILDREN), dtype=np.int64)
    neighbours = np.zeros((_CHILDREN, _CHILDREN), dtype=np.int64)
    places = np.zeros((_CHILDREN, len(_CAPACITIES) + 1), dtype=np.int64)
    for number, rows in enumerate(scenario(names, _CAPACITIES).results(seeds)):
        order = [names.index(app_no) for app_no in _order(rows, "S1")]
        positions[order, range(_CHILDREN)] += 1
        looked_at = number % (_CHILDREN - 1)
        neighbours[order[looked_at], order[looked_at + 1]] += 1
        _count_places(places, rows, names)
    yield fixed_shares("positions", f"{_CHILDREN} 个孩子站在每一位一样多", positions, draws=seeds)
    yield equally_likely("neighbours", "谁紧跟在谁后面都一样多", neighbours[~np.eye(_CHILDREN, dtype=np.bool_)])
    yield fixed_shares("admissions_da", "延迟录取：每个孩子进每一所学校一样多", places, draws=seeds)


def _ticket_a_school(seeds: int) -> Iterator[Measured]:
    """A ticket for each school, immediate acceptance; one child's positions at two schools are independent."""
    names = numbers(_CHILDREN)
    places = np.zeros((_CHILDREN, len(_CAPACITIES) + 1), dtype=np.int64)
    together = np.zeros((_CHILDREN, _CHILDREN), dtype=np.int64)
    held = scenario(names, _CAPACITIES, mechanism=Mechanism.IMMEDIATE, scope=TicketScope.SCHOOL)
    for number, rows in enumerate(held.results(seeds)):
        child = names[number % _CHILDREN]
        together[_order(rows, "S1").index(child), _order(rows, "S2").index(child)] += 1
        _count_places(places, rows, names)
    yield fixed_shares("admissions_ia", "志愿优先：每个孩子进每一所学校一样多", places, draws=seeds)
    yield equally_likely("two_schools", "同一个孩子在两所学校的位次互不相干", together)


def _single_among_pairs(seeds: int) -> Measured:
    names = numbers(_SINGLES + 2 * _PAIRS)
    chance = cast(Fraction, chance_of_a_single(applicants=len(names), seats=_SEATS, pairs=_PAIRS))  # a short sum
    results = scenario(names, (_SEATS,), pairs=_PAIRS).results(seeds)
    hits = sum(row.status == "ADMIT" for rows in results for row in rows if row.app_no == names[-1])
    return exact_chance("single", "有双胞胎时，单个孩子录取的机会就是算出来的", hits, draws=seeds, chance=chance)


def _order(rows: list[ResultRow], school: str) -> tuple[str, ...]:
    return tuple(row.app_no for row in rows if row.school == school)


def _count_places(table: Integers, rows: list[ResultRow], names: tuple[str, ...]) -> None:
    """A column for each school, the last for no place."""
    where = {row.app_no: int(row.school[1:]) - 1 for row in rows if row.status == "ADMIT"}
    for place, app_no in enumerate(names):
        table[place, where.get(app_no, -1)] += 1
