"""Sections 6.3 and 8 word for word, without any thought of speed, to compare the product with."""

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.queues import NOTHING, Queues
from services.lottery.domain.rules import GroupBoundary, Waitlist


class Literal:
    """One draw after another, entry by entry."""

    def __init__(self, queues: Queues, announcement: Announcement) -> None:
        self.entries = list(zip(queues.lot.tolist(), queues.unit.tolist(), queues.choice.tolist(), strict=True))
        self.capacity = [seat.capacity for seat in announcement.seats]
        self.size = queues.size.tolist()
        self.skip = announcement.group_boundary == GroupBoundary.SKIP
        self.keeps_waiting = announcement.waitlist == Waitlist.ALL
        self.seat = dict.fromkeys((unit for _, unit, _ in self.entries), NOTHING)
        self.moved: set[int] = set()

    def accepts(self, lot: int, used: int, unit: int) -> bool:
        size = self.size[unit]
        return used + size <= self.capacity[lot] if self.skip else used < self.capacity[lot]

    def allocate(self) -> None:
        at = dict.fromkeys(self.seat, 1)
        while refused := self.round(at):
            for unit in refused:
                at[unit] += 1

    def round(self, at: dict[int, int]) -> list[int]:
        used = [0] * len(self.capacity)
        refused = []
        self.seat = dict.fromkeys(self.seat, NOTHING)
        for entry, (lot, unit, choice) in enumerate(self.entries):
            if at[unit] != choice:
                continue
            if self.accepts(lot, used[lot], unit):
                used[lot] += self.size[unit]
                self.seat[unit] = entry
            else:
                refused.append(unit)
        return refused

    def used(self, lot: int) -> int:
        return sum(self.size[self.entries[seat][1]] for seat in self.seat.values() if self.holds(seat, lot))

    def holds(self, seat: int, lot: int) -> bool:
        return seat != NOTHING and self.entries[seat][0] == lot

    def waits(self, entry: int) -> bool:
        _, unit, choice = self.entries[entry]
        seat = self.seat[unit]
        return self.size[unit] > 0 and (seat == NOTHING or (self.keeps_waiting and self.entries[seat][2] > choice))

    def strike(self, unit: int) -> None:
        self.size[unit] -= 1
        queue = [] if self.seat[unit] == NOTHING else [self.entries[self.seat[unit]][0]]
        if self.skip and self.size[unit]:
            mine = [(choice, lot, entry) for entry, (lot, one, choice) in enumerate(self.entries) if one == unit]
            queue += [lot for _, lot, entry in sorted(mine) if self.waits(entry)]
        while queue:
            self.look_at(queue)

    def look_at(self, queue: list[int]) -> None:
        lot = queue[0]
        for entry, (here, unit, _) in enumerate(self.entries):
            if here == lot and self.waits(entry) and self.accepts(lot, self.used(lot), unit):
                if self.seat[unit] != NOTHING:
                    queue.append(self.entries[self.seat[unit]][0])
                self.seat[unit] = entry
                self.moved.add(unit)
                return
        queue.pop(0)
