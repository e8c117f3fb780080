"""The seats of an announcement, one lot a row: docs/spec/draw.md, sections 2.2 and 11."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.lottery.domain.encoding import CATEGORY, LARGEST_INTEGER, SCHOOL, matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.layout import bounded

Lot = tuple[str, str]
"""School code and category: 派位单元."""


@dataclass(frozen=True)
class Seat:
    """One lot, its capacity (0–999999999) and the school's name."""

    school: str
    category: str
    capacity: int
    name: str

    @property
    def lot(self) -> Lot:
        """School and category."""
        return self.school, self.category


def read_seats(rows: Sequence[tuple[str, ...]]) -> tuple[Seat, ...]:
    """Return the seats, or refuse with SEATS or SEATS_ORDER."""
    seats = tuple(Seat(school, category, bounded(capacity), name) for school, category, capacity, name in rows)
    known: set[Lot] = set()
    for number, seat in enumerate(seats, start=1):
        if not _is_right(seat) or seat.lot in known:
            raise Refused("SEATS", f"第 {number} 个派位单元的代码、名额不合规范或重复")
        known.add(seat.lot)
    if any(before.lot >= after.lot for before, after in pairwise(seats)):
        raise Refused("SEATS_ORDER", "派位单元没有按学校、类别从小到大排列")
    return seats


def _is_right(seat: Seat) -> bool:
    return matches(SCHOOL, seat.school) and matches(CATEGORY, seat.category) and seat.capacity <= LARGEST_INTEGER
