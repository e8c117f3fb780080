"""The queues of all lots 派位单元: who listed it, in order, an entry a unit (docs/spec/draw.md, sections 6 and 7)."""

from dataclasses import dataclass

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Integers, differs_from_the_one_before
from services.lottery.domain.order import rank_of_rows, sorted_rows, units_of_children
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.tickets import Tickets

NOTHING = -1


@dataclass(frozen=True, eq=False)
class Queues:
    """Entries are numbered through all lots: inside a lot a smaller number is earlier.

    A unit is named by the place of its smallest child; arrays over units have one item a child.
    """

    rows: Integers
    """Rows of the roster in the order of results.csv."""
    entry_of_row: Integers
    """Of each of `rows`, in that order: its entry."""
    lot: Integers
    """Of each entry."""
    unit: Integers
    """Of each entry."""
    choice: Integers
    """Of each entry, 1–9."""
    following: Integers
    """Of each entry: the entry of the same unit's next choice, or -1."""
    first: Integers
    """Of each unit: the entry of its first choice, or -1 where a child is no unit of its own."""
    size: Integers
    """Of each unit: its children; 0 where a child is no unit of its own."""
    unit_of_child: Integers
    capacity: Integers
    """Of each lot."""
    starts: Integers
    """Of each lot the entry it begins with, and the number of entries at the end."""


def build_queues(roster: Roster, announcement: Announcement, tickets: Tickets) -> Queues:
    """Return the queues of a draw before anybody is admitted."""
    unit_of_child = units_of_children(roster, announcement.group_boundary)
    unit_of_row = unit_of_child[roster.child]
    rank = rank_of_rows(roster, announcement.mechanism)
    rows = sorted_rows(roster.lot, rank, tickets, unit_of_row)
    lot, unit = roster.lot[rows], unit_of_row[rows]
    begins = differs_from_the_one_before(lot) | differs_from_the_one_before(unit)
    entry_of_row = np.cumsum(begins) - 1
    leading = rows[begins]
    following, first = _links(roster, leading)
    capacity = np.array([seat.capacity for seat in announcement.seats], dtype=np.int64)
    return Queues(
        rows=rows,
        entry_of_row=entry_of_row,
        lot=lot[begins],
        unit=unit[begins],
        choice=roster.choice[leading],
        following=following,
        first=first,
        size=np.bincount(unit_of_child, minlength=len(roster.app_nos)),
        unit_of_child=unit_of_child,
        capacity=capacity,
        starts=np.searchsorted(lot[begins], np.arange(len(capacity) + 1)),
    )


def _links(roster: Roster, leading: Integers) -> tuple[Integers, Integers]:
    """`leading` is the row of the unit's smallest child for each entry; its next choice is the next row."""
    entry_of = np.full(len(roster.child) + 1, NOTHING, dtype=np.int64)
    entry_of[leading] = np.arange(len(leading))
    following = entry_of[leading + 1]
    following[roster.child[np.minimum(leading + 1, len(roster.child) - 1)] != roster.child[leading]] = NOTHING
    first = np.full(len(roster.app_nos), NOTHING, dtype=np.int64)
    firsts = roster.choice[leading] == 1
    first[roster.child[leading[firsts]]] = np.flatnonzero(firsts)
    return following, first
