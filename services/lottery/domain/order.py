"""The one total order of a draw: lot, order key, application number (docs/spec/draw.md, sections 4, 6.2 and 7)."""

import numpy as np

from services.lottery.domain.arrays import Flags, Integers
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.rules import GroupBoundary, Mechanism
from services.lottery.domain.tickets import Tickets

_TENS = 10


def units_of_children(roster: Roster, boundary: GroupBoundary) -> Integers:
    """Return the unit 派位单位 of each child, named by the place of its smallest child (section 6.1)."""
    alone = np.arange(len(roster.app_nos))
    if boundary == GroupBoundary.SPLIT:
        return alone
    return np.where(roster.leader == NO_GROUP, alone, roster.leader)


def rank_of_rows(roster: Roster, mechanism: Mechanism) -> Integers:
    """Return what stands before the ticket in the order key: the tier, and before it the choice under `ia`."""
    return roster.tier + _TENS * roster.choice if mechanism == Mechanism.IMMEDIATE else roster.tier


def sorted_rows(lot: Integers, rank: Integers, tickets: Tickets, unit: Integers) -> Integers:
    """Return the places of all rows by (lot, rank, ticket, unit, place); all arguments have one item a row.

    The first 64 bits of the tickets order nearly everything; what they leave equal is ordered in full.
    """
    beginning = tickets.digests.view(">u8")[:, 0].astype(np.uint64)[tickets.of_row]
    before_ticket = lot * (_TENS * _TENS) + rank
    order: Integers = np.argsort(beginning)
    order = order[np.argsort(_narrow(before_ticket)[order], kind="stable")]
    tied = np.flatnonzero(_equal_neighbours(before_ticket[order], beginning[order]))
    order[tied] = sorted(
        order[tied].tolist(),
        key=lambda row: (before_ticket[row], tickets.digests[tickets.of_row[row]].tobytes(), unit[row], row),
    )
    return order


def _narrow(values: Integers) -> "Integers | np.ndarray[tuple[int], np.dtype[np.uint16]]":
    """Return the values in 16 bits if they fit: numpy then sorts them in linear time."""
    fits = int(values.max(initial=0)) < 2**16
    return values.astype(np.uint16) if fits else values


def _equal_neighbours(first: Integers, second: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> Flags:
    equal = (first[1:] == first[:-1]) & (second[1:] == second[:-1])
    tied = np.zeros(len(first), dtype=np.bool_)
    tied[1:] |= equal
    tied[:-1] |= equal
    return tied
