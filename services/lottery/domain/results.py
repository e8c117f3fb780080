"""The results file results.csv: docs/spec/draw.md, section 7."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Integers
from services.lottery.domain.queues import Queues
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.standings import Standings, Status
from services.lottery.domain.tickets import Tickets

HEADER = b"school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
_AT_ONCE = 1 << 14


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
    """Return the bytes of results.csv; written piece by piece, so that few objects live at once."""
    lots = [f"{seat.school},{seat.category},".encode() for seat in announcement.seats]
    positions = np.arange(len(queues.unit)) - queues.starts[queues.lot] + 1
    pieces = [HEADER]
    for start in range(0, len(queues.rows), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        rows, entries = queues.rows[part], queues.entry_of_row[part]
        fields = (
            map(lots.__getitem__, roster.lot[rows].tolist()),
            map(b"%d,".__mod__, positions[entries].tolist()),
            map(roster.app_nos.__getitem__, roster.child[rows].tolist()),
            _groups(roster, rows),
            _choices_and_tiers(roster, rows),
            tickets.hexadecimal(rows),
            _endings(standings, part),
        )
        pieces.append(b"".join(map(b"".join, zip(*fields, strict=True))))
    return b"".join(pieces)


def _groups(roster: Roster, rows: Integers) -> Iterator[bytes]:
    """Yield the group of each row, between its commas."""
    for leader in roster.leader[roster.child[rows]].tolist():
        yield b",," if leader == NO_GROUP else b",%b," % roster.app_nos[leader]


def _choices_and_tiers(roster: Roster, rows: Integers) -> Iterator[bytes]:
    """Yield choice and tier of each row, one digit each."""
    written = [b"%d,%d," % divmod(number, 10) for number in range(100)]
    return map(written.__getitem__, (roster.choice[rows] * 10 + roster.tier[rows]).tolist())


def _endings(standings: Standings, part: slice) -> Iterator[bytes]:
    """Yield status and waiting number of each row."""
    settled = {status.value: b",%b,\n" % status.name.encode() for status in Status}
    for status, wait in zip(standings.status[part].tolist(), standings.wait[part].tolist(), strict=True):
        yield b",WAIT,%d\n" % wait if wait else settled[status]
