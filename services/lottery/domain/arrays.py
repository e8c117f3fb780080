"""The shapes of the integer arrays that hold a draw in columns."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.uint8]
Texts = NDArray[np.bytes_]


def differs_from_the_one_before(values: NDArray[np.generic]) -> Flags:
    """Return for each place whether a run of equal values begins there (shape of `values`)."""
    starts = np.ones(len(values), dtype=np.bool_)
    starts[1:] = values[1:] != values[:-1]
    return starts


def place_in_run(starts: Flags) -> Integers:
    """Return for each place how many places ago its run began: 0, 1, 2 …, 0, 1 …"""
    places = np.arange(len(starts), dtype=np.int64)
    return places - np.maximum.accumulate(np.where(starts, places, 0))
