"""Strike and move up 递补: the draw is never repeated (docs/spec/draw.md, section 8)."""

from collections import deque

import numpy as np

from services.lottery.domain.arrays import Flags, Integers
from services.lottery.domain.boundary import accepts
from services.lottery.domain.queues import NOTHING, Queues
from services.lottery.domain.rules import GroupBoundary, Waitlist


class MovingUp:
    """The state of a draw while strikes are applied one at a time, each to its end."""

    def __init__(self, queues: Queues, seat: Integers, *, boundary: GroupBoundary, waitlist: Waitlist) -> None:
        """`seat` is what `allocate` returned."""
        self._queues = queues
        self._fits_whole = boundary == GroupBoundary.SKIP
        self._keeps_waiting = waitlist == Waitlist.ALL
        self._unit, self._lot = queues.unit.tolist(), queues.lot.tolist()
        self._choice, self._following = queues.choice.tolist(), queues.following.tolist()
        self._seat: list[int] = seat.tolist()
        self._size: list[int] = queues.size.tolist()
        held = seat[seat != NOTHING]
        self._used = [0] * len(queues.capacity)
        for entry, size in zip(held.tolist(), queues.size[queues.unit[held]].tolist(), strict=True):
            self._used[self._lot[entry]] += size
        self._moved = np.zeros(len(seat), dtype=np.bool_)
        self._beyond: dict[int, int] = {}

    def strike(self, child: int) -> None:
        """Apply one line of strikes.csv; `child` is the place of its app_no in the roster."""
        unit = int(self._queues.unit_of_child[child])
        self._size[unit] -= 1
        queue: deque[int] = deque()
        if self._seat[unit] != NOTHING:
            lot = self._lot[self._seat[unit]]
            self._used[lot] -= 1
            queue.append(lot)
        if self._fits_whole and self._size[unit]:
            queue.extend(self._lots_where_it_waits(unit))
        while queue:
            self._look_at(queue)

    def result(self) -> tuple[Integers, Integers, Flags]:
        """Return for each unit the entry of its seat (or -1), its size, and whether it has moved up."""
        return np.array(self._seat, dtype=np.int64), np.array(self._size, dtype=np.int64), self._moved

    def _look_at(self, queue: deque[int]) -> None:
        """Give one seat at the first lot of the queue, or take the lot out of the queue."""
        lot = queue[0]
        entry = self._first_accepted(lot)
        if entry == NOTHING:
            queue.popleft()
            return
        unit = self._unit[entry]
        if self._seat[unit] != NOTHING:
            left = self._lot[self._seat[unit]]
            self._used[left] -= self._size[unit]
            queue.append(left)
        self._seat[unit] = entry
        self._used[lot] += self._size[unit]
        self._moved[unit] = True

    def _first_accepted(self, lot: int) -> int:
        capacity, end = int(self._queues.capacity[lot]), int(self._queues.starts[lot + 1])
        entry = int(self._queues.starts[lot])
        while self._used[lot] < capacity and (entry := self._next_waiting(entry, end)) < end:
            size = self._size[self._unit[entry]]
            if accepts(fits_whole=self._fits_whole, used=self._used[lot], size=size, capacity=capacity):
                return entry
            entry += 1
        return NOTHING

    def _next_waiting(self, entry: int, end: int) -> int:
        """Who does not wait here now never will again, so what was passed over once is jumped over later."""
        passed = []
        while entry < end and not self._waits(entry):
            passed.append(entry)
            entry = self._beyond.get(entry, entry + 1)
        for before in passed:
            self._beyond[before] = entry
        return entry

    def _waits(self, entry: int) -> bool:
        unit = self._unit[entry]
        if self._size[unit] == 0:
            return False
        seat = self._seat[unit]
        return seat == NOTHING or (self._keeps_waiting and self._choice[seat] > self._choice[entry])

    def _lots_where_it_waits(self, unit: int) -> list[int]:
        lots = []
        entry = int(self._queues.first[unit])
        while entry != NOTHING:
            if self._waits(entry):
                lots.append(self._lot[entry])
            entry = self._following[entry]
        return lots
