"""The exact chance of a single child at one lot: one choice, one tier, rule `admit`, bound pairs (draw.md, 6.4)."""

from fractions import Fraction
from math import comb

MOST_TERMS = 20_000
"""Sums longer than this are not worth a page's time."""


def chance_of_a_single(*, applicants: int, seats: int, pairs: int) -> Fraction | None:
    """Return the probability that a child without a twin is admitted; None where the sum would be too long.

    `applicants` counts children, both of every pair and the child itself included; `pairs` counts bound pairs.
    Over every number b of units before the child, of them q pairs: it is admitted while b + q < seats.
    """
    if applicants <= seats:
        return Fraction(1)
    if pairs == 0:
        return Fraction(seats, applicants)
    if seats * (min(pairs, seats) + 1) > MOST_TERMS:
        return None
    singles = applicants - 1 - 2 * pairs
    others = singles + pairs
    shares = (_share(b, singles, pairs, seats) for b in range(min(others, seats - 1) + 1))
    admitted = sum(shares, start=Fraction(0))
    return admitted / (others + 1)


def _share(before: int, singles: int, pairs: int, seats: int) -> Fraction:
    """The share of the arrangements with `before` units in front that leave a seat."""
    fitting = sum(comb(pairs, q) * comb(singles, before - q) for q in range(min(pairs, before, seats - before - 1) + 1))
    return Fraction(fitting, comb(singles + pairs, before))
