"""Tests of the boundary rule."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.boundary import accepts, keep_until_full, keep_what_fits

UNITS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), max_size=20).map(
    lambda units: sorted(units, key=lambda unit: unit[0])
)
COUNTS = st.lists(st.integers(0, 8), min_size=3, max_size=3)


def one_by_one(units: list[tuple[int, int]], capacity: list[int], *, fits_whole: bool) -> list[bool]:
    kept = []
    used = [0] * len(capacity)
    for lot, size in units:
        kept.append(accepts(fits_whole=fits_whole, used=used[lot], size=size, capacity=capacity[lot]))
        used[lot] += size if kept[-1] else 0
    return kept


@given(UNITS, COUNTS, st.booleans())
def test_a_queue_at_once_is_kept_as_one_unit_after_the_other(
    units: list[tuple[int, int]], capacity: list[int], fits_whole: bool
) -> None:
    keep = keep_what_fits if fits_whole else keep_until_full
    lot, size = np.array(units, dtype=np.int64).reshape(-1, 2).T
    kept = keep(lot, size, capacity=np.array(capacity, dtype=np.int64))
    assert kept.tolist() == one_by_one(units, capacity, fits_whole=fits_whole)
