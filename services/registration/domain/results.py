"""The published results.csv of a draw, as the families are told of it (docs/spec/draw.md, section 7)."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.registration.domain.placements import Placement

HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait"
OUTCOMES = ("STRUCK", "ADMIT", "MOVEUP", "WAIT", "ELSE")
"""Of a child: the first of these that one of its rows has."""
CODE = r"[0-9A-Z]{1,12}"
NUMBER = r"[0-9A-Z]{1,24}"
COUNT = r"(?:0|[1-9][0-9]{0,8})"
ROW = re.compile(
    rf"({CODE}),({CODE}),({COUNT}),({NUMBER}),({NUMBER})?,([0-9]),([0-9]),([0-9a-f]{{64}}),([A-Z]+),({COUNT})?"
)


class ResultsUnreadable(ValueError):
    """The bytes are not those of a results.csv."""


@dataclass(frozen=True)
class ResultRow:
    """One line of the file, as it stands there (`line`, without its line feed) and by its columns."""

    line: str
    school_code: str
    category: str
    pos: int
    application_number: str
    group: str
    choice: int
    tier: int
    ticket: str
    status: str
    wait: int | None

    @property
    def placement(self) -> Placement:
        """The row without what only a recomputation needs."""
        return Placement(self.application_number, self.school_code, self.category, self.status, self.wait)

    @property
    def asked(self) -> tuple[str, ...]:
        """What the roster says in this row."""
        where = (self.school_code, self.category)
        return (self.application_number, self.group, str(self.choice), *where, str(self.tier))


def parse_results(content: bytes) -> tuple[ResultRow, ...]:
    """Return the rows in the order of the file; raise `ResultsUnreadable` where a byte is not as specified."""
    try:
        lines = content.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise ResultsUnreadable from error
    if lines[0] != HEADER or lines[-1]:
        raise ResultsUnreadable
    return tuple(result_row(line) for line in lines[1:-1])


def result_row(line: str) -> ResultRow:
    """Return one line of the file; raise `ResultsUnreadable`."""
    found = ROW.fullmatch(line)
    if found is None or found[9] not in OUTCOMES or (found[9] == "WAIT") is not (found[10] is not None):
        raise ResultsUnreadable
    school, category, pos, number, group, choice, tier, ticket, status, wait = found.groups()
    numbers = (int(choice), int(tier))
    waiting = int(wait) if wait else None
    return ResultRow(line, school, category, int(pos), number, group or "", *numbers, ticket, status, waiting)


def by_child(rows: Collection[ResultRow]) -> Mapping[str, tuple[ResultRow, ...]]:
    """Return application number → its rows in the order of its choices."""
    found: dict[str, list[ResultRow]] = {}
    for row in sorted(rows, key=lambda row: row.choice):
        found.setdefault(row.application_number, []).append(row)
    return MappingProxyType({number: tuple(of_child) for number, of_child in found.items()})


def outcome_of(rows: Collection[ResultRow]) -> str:
    """Return what the rows of one child come to, one of `OUTCOMES`."""
    return min((row.status for row in rows), key=OUTCOMES.index)


def is_of_roster(rows: Collection[ResultRow], roster_csv: bytes) -> bool:
    """Say whether the file holds exactly the rows of this roster.csv, each once."""
    frozen = Counter(_asked(line) for line in roster_csv.decode("ascii").splitlines()[1:])
    return Counter(row.asked for row in rows) == frozen


def _asked(line: str) -> tuple[str, ...]:
    number, _pid, *rest = line.split(",")
    return (number, *rest)


@dataclass(frozen=True)
class Counts:
    """How many rows have each status, and how many children each outcome."""

    rows: Mapping[str, int]
    children: Mapping[str, int]


def counts_of_file(content: bytes, *, leaving_out: Collection[str] = ()) -> Counts:
    """Return the counts straight from the bytes of results.csv, without the children left out."""
    split = (line.split(",") for line in content.decode("ascii").splitlines()[1:])
    said = [(fields[3], fields[8]) for fields in split if fields[3] not in leaving_out]
    best: dict[str, str] = {}
    for number, status in said:
        best[number] = min(best.get(number, status), status, key=OUTCOMES.index)
    return Counts(Counter(status for _, status in said), Counter(best.values()))
