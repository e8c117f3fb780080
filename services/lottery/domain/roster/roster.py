"""A roster that has passed every check, in columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Integers
from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.columns import Columns, read_columns
from services.lottery.domain.roster.groups import leaders_of_children
from services.lottery.domain.roster.rows import check_rows, lots_of_rows
from services.lottery.domain.roster.text import HEADER, check_text
from services.lottery.domain.rules import GroupBoundary, Mechanism


class Choice(NamedTuple):
    """One row of roster.csv: one choice of one child."""

    app_no: str
    pid: str
    group: str
    choice: int
    school: str
    category: str
    tier: int


@dataclass(frozen=True, eq=False)
class Roster:
    """Children in ascending order of app_no, rows in the order of the file."""

    app_nos: list[bytes]
    """Of each child."""
    leader: Integers
    """Of each child: the place of the child whose number is its group, or -1."""
    child: Integers
    """Of each row: the place of its child."""
    lot: Integers
    """Of each row: the place of its lot in the announcement's seats."""
    choice: Integers
    """Of each row, 1–9."""
    tier: Integers
    """Of each row, 0–9."""


def parse_roster(content: bytes, announcement: Announcement) -> Roster:
    """Return the roster of an announcement, or refuse with the first code of its block in section 11."""
    check_text(content, sha256=announcement.roster_sha256, rows=announcement.roster_rows)
    columns = read_columns(content)
    lots = {f"{seat.school},{seat.category}".encode(): place for place, seat in enumerate(announcement.seats)}
    lot = lots_of_rows(columns, lots)
    check_rows(columns, lot, rows=announcement.roster_rows)
    alike = announcement.group_boundary != GroupBoundary.SPLIT
    leader = leaders_of_children(columns, lot, members_choose_alike=alike)
    _check_skip(columns, announcement)
    return Roster(
        app_nos=columns.app_no[columns.starts_child].tolist(),
        leader=leader,
        child=np.cumsum(columns.starts_child) - 1,
        lot=lot,
        choice=columns.choice,
        tier=columns.tier,
    )


def render_roster(choices: Iterable[Choice]) -> bytes:
    """Return roster.csv for the rows in any order."""
    rows = sorted(",".join(map(str, choice)).encode() for choice in choices)
    return b"".join(line + b"\n" for line in (HEADER, *rows))


def _check_skip(columns: Columns, announcement: Announcement) -> None:
    """Section 2.1 rule 5: the choice of `skip` is not substitutable, the outcome could depend on the order of work."""
    forbidden = announcement.group_boundary == GroupBoundary.SKIP and announcement.mechanism == Mechanism.DEFERRED
    if forbidden and not columns.starts_child.all():
        raise Refused("SKIP_DA", "整组顺延不能和延迟录取、多个志愿一起用")
