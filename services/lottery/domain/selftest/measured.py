"""Counts compared with equal chances: the statistic, its degrees of freedom and how likely chance alone is."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from services.lottery.domain.arrays import Integers
from services.lottery.domain.selftest.chi_square import survival

SUSPICIOUS = 1e-4
"""A right construction falls below this in one run of ten thousand."""


@dataclass(frozen=True, eq=False)
class Measured:
    """One comparison, and the counts that it was made of, for the plot."""

    name: str
    statement: str
    draws: int
    statistic: float
    degrees: int
    counts: Integers
    expected: "float | tuple[float, ...]"
    """Of each count; of a table one for each column."""

    @property
    def p_value(self) -> float:
        """How likely chance alone strays at least so far."""
        return survival(self.statistic, self.degrees)

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against equal chances."""
        return self.p_value >= SUSPICIOUS


def equally_likely(name: str, statement: str, counts: Integers) -> Measured:
    """Compare outcomes of which every draw gives exactly one, all equally likely."""
    draws, expected = int(counts.sum()), counts.sum() / counts.size
    statistic = float(((counts - expected) ** 2).sum() / expected)
    return Measured(name, statement, draws, statistic, counts.size - 1, counts, float(expected))


def fixed_shares(name: str, statement: str, table: Integers, *, draws: int) -> Measured:
    """Compare a table, a row for each unit and a column for each outcome.

    Every draw gives each unit one outcome, and each outcome to the same number of units: cells of one draw depend on
    each other, which makes the usual sum too large by rows / (rows - 1).
    """
    rows, columns = table.shape
    expected = table.sum(axis=0) / rows
    statistic = float((((table - expected) ** 2) / expected).sum() * (rows - 1) / rows)
    return Measured(name, statement, draws, statistic, (rows - 1) * (columns - 1), table, tuple(expected.tolist()))


def exact_chance(name: str, statement: str, hits: int, *, draws: int, chance: Fraction) -> Measured:
    """Compare how often one thing happened with its exact probability."""
    counts = np.array([hits, draws - hits], dtype=np.int64)
    expected = (float(draws * chance), float(draws * (1 - chance)))
    statistic = float(sum((count - mean) ** 2 / mean for count, mean in zip(counts.tolist(), expected, strict=True)))
    return Measured(name, statement, draws, statistic, 1, counts, expected)
