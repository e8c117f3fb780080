"""The chance shown to families is exact: the design's figures, and full enumeration of small cases."""

from fractions import Fraction
from itertools import permutations

import pytest

from services.lottery.domain.chance import chance_of_a_single


@pytest.mark.parametrize(
    ("applicants", "seats", "pairs", "expected"),
    [(386, 120, 5, 0.310894), (407, 120, 5, 0.294853), (214, 90, 2, 0.420568), (201, 90, 2, 0.447766)],
)
def test_the_figures_of_the_design_come_out(applicants: int, seats: int, pairs: int, expected: float) -> None:
    chance = chance_of_a_single(applicants=applicants, seats=seats, pairs=pairs)
    assert chance is not None
    assert float(chance) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("singles", "pairs", "seats"), [(2, 1, 2), (3, 2, 3), (1, 3, 4), (4, 0, 2), (3, 1, 5)])
def test_small_cases_agree_with_every_possible_order(singles: int, pairs: int, seats: int) -> None:
    units = ["me", *["single"] * singles, *["pair"] * pairs]
    orders = list(permutations(range(len(units))))
    wins = 0
    for order in orders:
        before = order[: order.index(0)]
        wins += sum(2 if units[unit] == "pair" else 1 for unit in before) < seats
    assert chance_of_a_single(applicants=1 + singles + 2 * pairs, seats=seats, pairs=pairs) == Fraction(
        wins, len(orders)
    )


def test_everybody_is_admitted_where_there_are_seats_for_all() -> None:
    assert chance_of_a_single(applicants=63, seats=80, pairs=3) == 1


def test_without_pairs_it_is_seats_by_applicants() -> None:
    assert chance_of_a_single(applicants=300, seats=100, pairs=0) == Fraction(1, 3)


def test_a_sum_too_long_for_a_page_is_not_made() -> None:
    assert chance_of_a_single(applicants=100_000, seats=50_000, pairs=5_000) is None
