"""The exact chance to be drawn at one school: one choice, one tier, rule `admit` (ux guide, section 4.9).

Others are `singles` children and `pairs` bound pairs, in a random order of units; a unit is admitted as long as a seat
is left when its turn comes, and a pair that meets the last seat is admitted whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import comb

MOST_CHILDREN = 2000
"""Beyond this the figure is not worked out while a page waits."""


@dataclass(frozen=True)
class Field:
    """Who else is in the draw, and for how many seats."""

    singles: int
    pairs: int
    seats: int

    @property
    def units(self) -> int:
        """The number of other tickets."""
        return self.singles + self.pairs

    @property
    def children(self) -> int:
        """The number of other children."""
        return self.singles + 2 * self.pairs


@dataclass(frozen=True)
class Apart:
    """Two siblings, each with a ticket of their own: the chance of both, of exactly one, of none."""

    both: float
    one: float
    none: float


@lru_cache(maxsize=512)
def chance(field: Field) -> float:
    """Return the chance of one more unit, a child alone or a bound pair, among the others."""
    return sum(share for _, share in _before(field, taken=0)) / (field.units + 1)


@lru_cache(maxsize=512)
def chance_apart(field: Field) -> Apart:
    """Return the chances of two more children with tickets of their own."""
    ways = comb(field.units + 2, 2)
    both = sum((before + 1) * share for before, share in _before(field, taken=1)) / ways
    some = sum((field.units + 1 - before) * share for before, share in _before(field, taken=0)) / ways
    return Apart(both, some - both, 1 - some)


def _before(field: Field, *, taken: int) -> Iterator[tuple[int, float]]:
    """Yield how many units stand before, and the share of those orders in which a seat is left."""
    for before in range(min(field.units, field.seats) + 1):
        fitting = range(max(0, before - field.singles), min(field.pairs, before, field.seats - taken - before - 1) + 1)
        ways = sum(comb(field.pairs, pairs) * comb(field.singles, before - pairs) for pairs in fitting)
        if ways:
            yield before, ways / comb(field.units, before)


def in_words(share: float) -> str:
    """Return `大约每 10 个孩子录取 3 个`, or of 100 where it is nearly none or nearly all."""
    if not 0.05 <= share <= 0.95:
        return f"大约每 100 个孩子录取 {round(share * 100)} 个"
    tenths = share * 10
    nearest = round(tenths)
    if abs(tenths - nearest) < 0.25:
        return f"大约每 10 个孩子录取 {nearest} 个"
    return f"大约每 10 个孩子录取 {int(tenths)} 到 {int(tenths) + 1} 个"


def percent(share: float) -> str:
    """Return `31.1%`."""
    return f"{share * 100:.1f}%"
