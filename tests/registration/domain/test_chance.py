"""The chance that a family is told is the exact one: known values, and the enumeration of every order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.chance import Field, chance, chance_apart, in_words, percent


@pytest.mark.parametrize(
    ("children", "seats", "pairs", "single"),
    [(386, 120, 5, 0.310894), (407, 120, 5, 0.294853), (214, 90, 2, 0.420568), (201, 90, 2, 0.447766)],
)
def test_known_values_of_a_child_alone(children: int, seats: int, pairs: int, single: float) -> None:
    assert chance(Field(children - 1 - 2 * pairs, pairs, seats)) == pytest.approx(single, abs=5e-7)


def test_known_values_of_twins_together_and_apart() -> None:
    others = Field(386 - 2 - 8, 4, 120)
    assert chance(others) == pytest.approx(0.311699, abs=5e-7)
    apart = chance_apart(others)
    assert (apart.both, apart.one, apart.none) == pytest.approx((0.096108, 0.429565, 0.474326), abs=1.5e-6)


def admitted(order: tuple[int, ...], sizes: dict[int, int], seats: int) -> set[int]:
    """Return the units admitted in one order."""
    taken, inside = 0, set()
    for unit in order:
        if taken < seats:
            inside.add(unit)
            taken += sizes[unit]
    return inside


@given(st.integers(0, 3), st.integers(0, 2), st.integers(0, 8), st.sampled_from([1, 2]))
def test_every_order_counted_gives_the_same(singles: int, pairs: int, seats: int, own: int) -> None:
    sizes = dict(enumerate([own] + [1] * singles + [2] * pairs))
    orders = list(permutations(sizes))
    counted = sum(0 in admitted(order, sizes, seats) for order in orders) / len(orders)
    assert chance(Field(singles, pairs, seats)) == pytest.approx(counted)


@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 7))
def test_every_order_counted_gives_the_same_for_siblings_apart(singles: int, pairs: int, seats: int) -> None:
    sizes = dict(enumerate([1, 1] + [1] * singles + [2] * pairs))
    orders = list(permutations(sizes))
    inside = [len({0, 1} & admitted(order, sizes, seats)) for order in orders]
    apart = chance_apart(Field(singles, pairs, seats))
    shares = tuple(inside.count(number) / len(orders) for number in (2, 1, 0))
    assert (apart.both, apart.one, apart.none) == pytest.approx(shares, abs=1e-9)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.310894, "每 10 个孩子录取 3 个"),
        (0.447766, "每 10 个孩子录取 4 到 5 个"),
        (0.975, "每 100 个孩子录取 98 个"),
        (0.012, "每 100 个孩子录取 1 个"),
        (0.29, "每 10 个孩子录取 3 个"),
    ],
)
def test_the_chance_in_words(share: float, words: str) -> None:
    assert in_words(share) == f"大约{words}"


def test_the_percent_has_one_decimal() -> None:
    assert percent(0.310894) == "31.1%"
