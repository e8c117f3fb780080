"""The results file results.csv: docs/spec/draw.md, section 7."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Bytes, Integers, Texts
from services.lottery.domain.queues import Queues
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.standings import Standings, Status
from services.lottery.domain.table_lines import characters, decimals, hexadecimals, joined
from services.lottery.domain.tickets import Tickets

HEADER = b"school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
_AT_ONCE = 1 << 14
_STATUS = np.array([status.name.encode() for status in Status])


class ResultRow(NamedTuple):
    """One line of results.csv; `group` and `wait` may be empty."""

    school: str
    category: str
    pos: str
    app_no: str
    group: str
    choice: str
    tier: str
    ticket: str
    status: str
    wait: str


def read_results(content: bytes) -> Iterator[ResultRow]:
    """Yield the lines of a results.csv that the draw has made."""
    for line in content.decode().splitlines()[1:]:
        yield ResultRow(*line.split(","))


def render_results(
    roster: Roster, announcement: Announcement, *, tickets: Tickets, queues: Queues, standings: Standings
) -> bytes:
    """Return the bytes of results.csv; written piece by piece, so that little stands in memory twice."""
    lots = np.array([f"{seat.school},{seat.category}".encode() for seat in announcement.seats], dtype=np.bytes_)
    app_no = np.array(roster.app_nos, dtype=np.bytes_)
    positions = np.arange(len(queues.unit)) - queues.starts[queues.lot] + 1
    pieces = [HEADER]
    for start in range(0, len(queues.rows), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        rows, entries = queues.rows[part], queues.entry_of_row[part]
        columns = (
            characters(lots[roster.lot[rows]]),
            decimals(positions[entries]),
            characters(app_no[roster.child[rows]]),
            _groups(app_no, roster.leader[roster.child[rows]]),
            decimals(roster.choice[rows]),
            decimals(roster.tier[rows] + 10)[:, 1:],
            hexadecimals(tickets.digests[tickets.of_row[rows]]),
            characters(_STATUS[standings.status[part]]),
            decimals(standings.wait[part]),
        )
        pieces.append(joined(columns))
    return b"".join(pieces)


def _groups(app_no: Texts, leader: Integers) -> Bytes:
    """Return the number that each group is named after, nothing where there is no group."""
    return np.where((leader == NO_GROUP)[:, None], 0, characters(app_no[leader]))
