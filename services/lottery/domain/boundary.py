"""The boundary rule 多胞胎绑定 at the capacity line: docs/spec/draw.md, section 6.4."""

import numpy as np

from services.lottery.domain.arrays import Flags, Integers, differs_from_the_one_before


def accepts(*, fits_whole: bool, used: int, size: int, capacity: int) -> bool:
    """Say whether a unit is kept; `fits_whole` is the rule `skip`."""
    return used + size <= capacity if fits_whole else used < capacity


def keep_until_full(lot: Integers, size: Integers, *, capacity: Integers) -> Flags:
    """Return which units are kept under `admit` and `split`; units in queue order, lots together.

    `capacity` has one item a lot; every lot starts empty.
    """
    before = np.cumsum(size) - size
    starts = np.flatnonzero(differs_from_the_one_before(lot))
    ahead = before - np.repeat(before[starts], np.diff(np.append(starts, len(lot))))
    kept: Flags = ahead < capacity[lot]
    return kept


def keep_what_fits(lot: Integers, size: Integers, *, capacity: Integers) -> Flags:
    """Return which units are kept under `skip`, where a later unit may fit after one that did not."""
    if (size == 1).all():
        return keep_until_full(lot, size, capacity=capacity)
    free = capacity.tolist()
    kept = np.zeros(len(lot), dtype=np.bool_)
    for place, (here, wanted) in enumerate(zip(lot.tolist(), size.tolist(), strict=True)):
        if wanted <= free[here]:
            free[here] -= wanted
            kept[place] = True
    return kept
