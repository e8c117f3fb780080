"""Who gets a seat where: both mechanisms, all rounds (docs/spec/draw.md, section 6.3)."""

from heapq import heapify, heappop, heappush

import numpy as np

from services.lottery.domain.arrays import Flags, Integers
from services.lottery.domain.boundary import keep_until_full, keep_what_fits
from services.lottery.domain.queues import NOTHING, Queues
from services.lottery.domain.rules import GroupBoundary, Mechanism

_MOST_CHOICES = 9


def allocate(queues: Queues, mechanism: Mechanism, boundary: GroupBoundary) -> Integers:
    """Return for each unit the entry at which it holds its seat, or -1."""
    if mechanism == Mechanism.IMMEDIATE:
        return _immediate(queues, boundary)
    return _deferred(queues, boundary)


def _immediate(queues: Queues, boundary: GroupBoundary) -> Integers:
    """Under `ia` a later round brings only larger keys to a lot, so nobody who is kept is refused later."""
    seat = np.full(len(queues.first), NOTHING, dtype=np.int64)
    used = np.zeros_like(queues.capacity)
    for choice in range(1, _MOST_CHOICES + 1):
        asking = np.flatnonzero((queues.choice == choice) & (seat[queues.unit] == NOTHING))
        if not len(asking):
            break
        kept = asking[_keeps(queues, boundary, asking, used)]
        seat[queues.unit[kept]] = kept
    return seat


def _deferred(queues: Queues, boundary: GroupBoundary) -> Integers:
    """Under `skip` children list one choice (SKIP_DA), so the first round is the last.

    Otherwise the choice of a lot is path independent (section 6.4): the refused may ask one after the other.
    """
    used = np.zeros_like(queues.capacity)
    asking = np.flatnonzero(queues.choice == 1)
    keeps = _keeps(queues, boundary, asking, used)
    kept = asking[keeps]
    waiting = queues.following[asking[~keeps]]
    waiting = waiting[waiting != NOTHING]
    if len(waiting):
        kept = _ask_in_turn(queues, kept, waiting.tolist(), used.tolist())
    seat = np.full(len(queues.first), NOTHING, dtype=np.int64)
    seat[queues.unit[kept]] = kept
    return seat


def _keeps(queues: Queues, boundary: GroupBoundary, asking: Integers, used: Integers) -> Flags:
    keep = keep_what_fits if boundary == GroupBoundary.SKIP else keep_until_full
    lot, size = queues.lot[asking], queues.size[queues.unit[asking]]
    return keep(lot, size, used=used, capacity=queues.capacity)


def _ask_in_turn(queues: Queues, kept: Integers, asking: list[int], used: list[int]) -> Integers:
    """Each lot keeps a heap whose top is its last unit; that one goes while those before it fill the lot."""
    lot, following = queues.lot.tolist(), queues.following.tolist()
    size, capacity = queues.size[queues.unit].tolist(), queues.capacity.tolist()
    held: list[list[int]] = [[] for _ in capacity]
    for entry in kept.tolist():
        held[lot[entry]].append(-entry)
    for heap in held:
        heapify(heap)
    while asking:
        entry = asking.pop()
        here = lot[entry]
        heap = held[here]
        heappush(heap, -entry)
        used[here] += size[entry]
        while heap and used[here] - size[-heap[0]] >= capacity[here]:
            refused = -heappop(heap)
            used[here] -= size[refused]
            if following[refused] != NOTHING:
                asking.append(following[refused])
    return np.array([-entry for heap in held for entry in heap], dtype=np.int64)
