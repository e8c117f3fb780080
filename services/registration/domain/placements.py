"""What a draw gave an application: the rows of its placements file (docs/spec/draw.md, section 7)."""

import csv
import re
from dataclasses import dataclass

HEADER = ["app_no", "school", "category", "status", "wait"]
REHEARSALS = ("DEMO-", "TEST-")
"""How the number of a draw begins that is practice (docs/spec/draw.md, section 2.2)."""

STATUSES = frozenset({"ADMIT", "MOVEUP", "WAIT", "ELSE", "STRUCK"})


class PlacementsUnreadable(ValueError):
    """The file is not what the lottery promised."""


@dataclass(frozen=True)
class Placement:
    """One row: how one application stands at one lot; `wait` is its place on the waitlist, None where it waits not."""

    application_number: str
    school_code: str
    category: str
    status: str
    wait: int | None


def parse_placements(content: bytes) -> tuple[Placement, ...]:
    """Return the rows of a placements file; raise `PlacementsUnreadable` at the first that is not one."""
    rows = list(csv.reader(content.decode("utf-8", errors="strict").splitlines()))
    if not rows or rows[0] != HEADER:
        raise PlacementsUnreadable("the header is not that of a placements file")
    return tuple(_placement(row) for row in rows[1:])


def _placement(row: list[str]) -> Placement:
    if len(row) != len(HEADER) or row[3] not in STATUSES or not re.fullmatch(r"[0-9]{0,9}", row[4], re.ASCII):
        raise PlacementsUnreadable("a row is not that of a placements file")
    return Placement(row[0], row[1], row[2], row[3], int(row[4]) if row[4] else None)
