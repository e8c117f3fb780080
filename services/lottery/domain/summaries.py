"""One lot's outcome in numbers, as the public page shows it."""

from dataclasses import dataclass

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Integers
from services.lottery.domain.queues import Queues
from services.lottery.domain.standings import Standings, Status
from services.lottery.domain.tickets import Tickets

_HOLDING = (Status.ADMIT, Status.MOVEUP)


@dataclass(frozen=True)
class LotSummary:
    """Counts of children at one lot."""

    school: str
    category: str
    name: str
    seats: int
    demand: int
    """Children who list it, at any choice; struck ones included."""
    first_choices: int
    """Children who list it first."""
    admitted: int
    """Children with ADMIT or MOVEUP."""
    waiting: int
    """Children with WAIT."""
    cut_off: str | None
    """The ticket of the last unit in order that holds a seat, None if none does."""


def summarise(
    announcement: Announcement, *, tickets: Tickets, queues: Queues, standings: Standings
) -> tuple[LotSummary, ...]:
    """Return the summary of each lot, in the order of the seats."""
    bounds = np.searchsorted(queues.entry_of_row, queues.starts).tolist()
    choices = queues.choice[queues.entry_of_row]
    summaries = []
    for place, seat in enumerate(announcement.seats):
        part = slice(bounds[place], bounds[place + 1])
        status = standings.status[part]
        holding = np.isin(status, _HOLDING)
        summaries.append(
            LotSummary(
                school=seat.school,
                category=seat.category,
                name=seat.name,
                seats=seat.capacity,
                demand=len(status),
                first_choices=int((choices[part] == 1).sum()),
                admitted=int(holding.sum()),
                waiting=int((status == Status.WAIT).sum()),
                cut_off=_last_ticket(tickets, queues.rows[part][holding]),
            )
        )
    return tuple(summaries)


def _last_ticket(tickets: Tickets, rows: Integers) -> str | None:
    return tickets.hexadecimal(int(rows[-1])) if len(rows) else None
