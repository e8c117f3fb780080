"""Roster, announcement and results as a checker reads them: plain text, by no code that makes a draw."""

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Lot = tuple[str, str]


class Line(NamedTuple):
    """One line of results.csv: one choice of one child, and what came of it."""

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

    @property
    def lot(self) -> Lot:
        """School and category."""
        return self.school, self.category

    @property
    def admitted(self) -> bool:
        """Whether this choice gave the child a place."""
        return self.status == "ADMIT"

    @property
    def chosen(self) -> tuple[str, ...]:
        """What roster.csv has to say of it too."""
        return self.app_no, self.group, self.choice, self.school, self.category, self.tier


@dataclass(frozen=True, eq=False)
class Tables:
    """A result beside what it was made of."""

    rules: Mapping[str, str]
    """mechanism, ticket_scope and group_boundary of draw.json."""
    capacity: Mapping[Lot, int]
    listed: frozenset[tuple[str, ...]]
    """The rows of roster.csv as `Line.chosen` has them."""
    lines: tuple[Line, ...]
    at_lot: Mapping[Lot, list[Line]]
    place: Mapping[str, Line]
    """Per application number a line that gives it a place, the last of several."""
    seed: str

    @property
    def bound(self) -> bool:
        """Whether a group is admitted or refused as a whole."""
        return self.rules["group_boundary"] != "split"

    def unit(self, line: Line) -> str:
        """Return who is drawn as one with this child: its group, or itself."""
        return line.group if line.group and self.bound else line.app_no

    def refused(self, line: Line) -> bool:
        """Whether the child wanted this place more than what it has, and did not get it."""
        got = self.place.get(line.app_no)
        return not line.admitted and (got is None or got.choice > line.choice)


def read_tables(roster: bytes, draw: bytes, results: bytes, *, seed: str) -> Tables:
    """Return the tables of accepted files; the header lines are taken for granted."""
    announced = json.loads(draw)
    lines = tuple(Line(*row) for row in csv.reader(results.decode().splitlines()[1:]))
    at_lot: dict[Lot, list[Line]] = defaultdict(list)
    for line in lines:
        at_lot[line.lot].append(line)
    return Tables(
        rules=announced,
        capacity={(school, category): seats for school, category, seats, _ in announced["seats"]},
        listed=frozenset(_listed(row) for row in csv.reader(roster.decode().splitlines()[1:])),
        lines=lines,
        at_lot=at_lot,
        place={line.app_no: line for line in lines if line.admitted},
        seed=seed,
    )


def _listed(row: list[str]) -> tuple[str, ...]:
    app_no, _pid, group, choice, school, category, tier = row
    return app_no, group, choice, school, category, tier
