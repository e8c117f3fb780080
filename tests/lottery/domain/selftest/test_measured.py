"""Tests of the comparisons with equal chances."""

from fractions import Fraction

import numpy as np
import pytest

from services.lottery.domain.selftest.measured import equally_likely, exact_chance, fixed_shares


def test_even_counts_hold_and_a_heap_does_not() -> None:
    even = equally_likely("name", "statement", np.array([100, 100, 100, 100]))
    assert (even.draws, even.degrees, even.statistic, even.p_value, even.holds) == (400, 3, 0.0, 1.0, True)
    heap = equally_likely("name", "statement", np.array([160, 80, 80, 80]))
    assert heap.statistic == pytest.approx(48)
    assert not heap.holds


def test_a_table_whose_every_draw_is_a_permutation() -> None:
    table = np.array([[60, 40], [40, 60]])
    found = fixed_shares("name", "statement", table, draws=100)
    assert (found.degrees, found.expected) == (1, (50.0, 50.0))
    assert found.statistic == pytest.approx(4.0)
    assert found.statistic == exact_chance("name", "statement", 60, draws=100, chance=Fraction(1, 2)).statistic


def test_columns_of_a_table_may_be_of_different_size() -> None:
    table = np.array([[30, 10, 60]] * 4)
    assert fixed_shares("name", "statement", table, draws=100).p_value == 1.0
    shifted = fixed_shares("name", "statement", table + np.array([[15], [-5], [-5], [-5]]), draws=100)
    assert shifted.expected == (30.0, 10.0, 60.0)
    assert not shifted.holds


def test_an_exact_chance() -> None:
    assert exact_chance("name", "statement", 333, draws=999, chance=Fraction(1, 3)).p_value == 1.0
    assert not exact_chance("name", "statement", 433, draws=999, chance=Fraction(1, 3)).holds
