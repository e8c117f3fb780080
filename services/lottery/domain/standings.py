"""Where everybody stands after admission and moving up: status and waiting number (docs/spec/draw.md, section 7)."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from services.lottery.domain.arrays import Flags, Integers
from services.lottery.domain.queues import NOTHING, Queues
from services.lottery.domain.rules import Waitlist


class Status(IntEnum):
    """The status of a row; the names are those of results.csv."""

    ELSE = 0
    WAIT = 1
    ADMIT = 2
    MOVEUP = 3
    STRUCK = 4


@dataclass(frozen=True, eq=False)
class Holdings:
    """What units hold in the end; each array has one item a unit, `struck` one a child."""

    seat: Integers
    """The entry of its seat, or -1."""
    size: Integers
    """Children not struck."""
    moved: Flags
    struck: Flags


@dataclass(frozen=True, eq=False)
class Standings:
    """Of each row in the order of results.csv."""

    status: Integers
    wait: Integers
    """Running number among the waiting units of the lot, from 1; 0 where the row does not wait."""


def standings_of(queues: Queues, holdings: Holdings, waitlist: Waitlist, *, struck_rows: Flags) -> Standings:
    """Return status and waiting number of every row; `struck_rows` says which rows are a struck child's."""
    status = _status_of_entries(queues, holdings, waitlist)
    wait = _running_number(queues, (status == Status.WAIT) & (holdings.size[queues.unit] > 0))
    of_rows = status[queues.entry_of_row]
    of_rows[struck_rows] = Status.STRUCK
    wait_of_rows = np.where(of_rows == Status.WAIT, wait[queues.entry_of_row], 0)
    return Standings(of_rows, wait_of_rows)


def _status_of_entries(queues: Queues, holdings: Holdings, waitlist: Waitlist) -> Integers:
    """The first that applies: ADMIT or MOVEUP, WAIT, ELSE."""
    seat = holdings.seat[queues.unit]
    holds = seat == np.arange(len(queues.unit))
    waits = seat == NOTHING
    if waitlist == Waitlist.ALL:
        waits |= queues.choice[seat] > queues.choice
    held = np.where(holdings.moved[queues.unit], Status.MOVEUP, Status.ADMIT)
    waiting = np.where(waits, Status.WAIT, Status.ELSE)
    return np.where(holds, held, waiting)


def _running_number(queues: Queues, counted: Flags) -> Integers:
    """Return for each entry how many counted entries of its lot stand up to it."""
    upto = np.concatenate(([0], np.cumsum(counted)))
    return upto[1:] - upto[queues.starts[queues.lot]]
