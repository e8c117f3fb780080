"""Tests of the chi-square distribution against published values."""

from math import erfc, exp, sqrt

import pytest

from services.lottery.domain.selftest.chi_square import survival

CRITICAL = {(1, 0.05): 3.841, (1, 0.001): 10.828, (5, 0.05): 11.070, (10, 0.01): 23.209, (100, 0.05): 124.342}
"""Degrees of freedom and probability to the statistic, from the tables of any textbook."""


@pytest.mark.parametrize(("degrees", "probability"), CRITICAL)
def test_critical_values_are_those_of_the_tables(degrees: int, probability: float) -> None:
    assert survival(CRITICAL[degrees, probability], degrees) == pytest.approx(probability, rel=2e-3)


@pytest.mark.parametrize("statistic", [0.01, 0.5, 1.0, 2.0, 3.9, 4.1, 10.0, 50.0, 200.0])
def test_two_one_and_four_degrees_have_closed_forms(statistic: float) -> None:
    assert survival(statistic, 2) == pytest.approx(exp(-statistic / 2), rel=1e-10)
    assert survival(statistic, 1) == pytest.approx(erfc(sqrt(statistic / 2)), rel=1e-8)
    assert survival(statistic, 4) == pytest.approx(exp(-statistic / 2) * (1 + statistic / 2), rel=1e-10)


def test_the_median_of_many_degrees_is_a_little_below_them() -> None:
    assert survival(10_000 - 2 / 3, 10_000) == pytest.approx(0.5, abs=1e-3)
    assert survival(0, 3) == 1.0
    assert survival(100_000, 10) < 1e-300 or survival(100_000, 10) == 0.0
