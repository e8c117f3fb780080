"""Tests of the runs in an array."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.arrays import differs_from_the_one_before, place_in_run


@given(st.lists(st.integers(0, 2), max_size=20))
def test_runs_of_equal_values_are_found(values: list[int]) -> None:
    starts = differs_from_the_one_before(np.array(values, dtype=np.int64))
    assert starts.tolist() == [place == 0 or values[place - 1] != value for place, value in enumerate(values)]
    expected: list[int] = []
    for begins in starts.tolist():
        expected.append(0 if begins else expected[-1] + 1)
    assert place_in_run(starts).tolist() == expected
