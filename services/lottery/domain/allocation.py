"""Who gets a seat where: the rounds of docs/spec/draw.md, section 6.3, for both mechanisms."""

import numpy as np

from services.lottery.domain.arrays import Flags, Integers
from services.lottery.domain.boundary import keep_until_full, keep_what_fits
from services.lottery.domain.queues import NOTHING, Queues
from services.lottery.domain.rules import GroupBoundary


def allocate(queues: Queues, boundary: GroupBoundary) -> Integers:
    """Return for each unit the entry at which it holds its seat, or -1.

    The mechanism is in the order of the queues alone: under `ia` a choice comes before its tier (6.2).
    """
    held = np.empty(0, dtype=np.int64)
    asking = np.flatnonzero(queues.choice == 1)
    while len(asking):
        looked_at = _lots(queues, asking)[queues.lot[held]]
        there = np.sort(np.concatenate((held[looked_at], asking)))
        keeps = _keeps(queues, boundary, there)
        held = np.concatenate((held[~looked_at], there[keeps]))
        asking = queues.following[there[~keeps]]
        asking = asking[asking != NOTHING]
    seat = np.full(len(queues.first), NOTHING, dtype=np.int64)
    seat[queues.unit[held]] = held
    return seat


def _lots(queues: Queues, asking: Integers) -> Flags:
    """Return which lots anybody asks; a lot that nobody asks in this round keeps whom it holds."""
    asked = np.zeros(len(queues.capacity), dtype=np.bool_)
    asked[queues.lot[asking]] = True
    return asked


def _keeps(queues: Queues, boundary: GroupBoundary, there: Integers) -> Flags:
    keep = keep_what_fits if boundary == GroupBoundary.SKIP else keep_until_full
    return keep(queues.lot[there], queues.size[queues.unit[there]], capacity=queues.capacity)
