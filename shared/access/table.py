"""The table of one service: per route, who may call it. Data, so that it can be read, printed and compared."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Self

from shared.access.errors import TableIsWrong
from shared.codes.staff_roles import ROLES, Role

COLUMNS = ("method", "path", "public", "family", "service", *ROLES)
FILE = "access.csv"
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
ALLOWED = "y"

Call = tuple[str, str]
"""Method and path, as the route declares it."""


@dataclass(frozen=True)
class Row:
    """Who may call one route. `public`: whoever comes, and then nobody is named."""

    public: bool
    family: bool
    service: bool
    roles: frozenset[Role]


@dataclass(frozen=True)
class AccessTable:
    """The rows of one service."""

    rows: Mapping[Call, Row]

    @classmethod
    def of(cls, package: str) -> Self:
        """Return the table that lies in a package as `access.csv`; raise `TableIsWrong`."""
        return cls.read(files(package).joinpath(FILE).read_text("utf-8").splitlines())

    @classmethod
    def read(cls, lines: Iterable[str]) -> Self:
        """Return the table of these lines of CSV; raise `TableIsWrong`."""
        first, *rest = csv.reader(lines)
        if tuple(first) != COLUMNS:
            raise TableIsWrong(f"the columns are {','.join(COLUMNS)}")
        rows: dict[Call, Row] = {}
        for line in rest:
            call, row = _row(line)
            if call in rows:
                raise TableIsWrong(f"{' '.join(call)} stands there twice")
            rows[call] = row
        return cls(rows)

    def without(self, calls: Iterable[Call]) -> Self:
        """Return the table without routes that the settings have switched off; raise `KeyError` for unknown ones."""
        left = dict(self.rows)
        for call in calls:
            del left[call]
        return type(self)(left)

    @property
    def names_staff(self) -> bool:
        """Whether any row lets a role in."""
        return any(row.roles for row in self.rows.values())


def _row(line: list[str]) -> tuple[Call, Row]:
    if len(line) != len(COLUMNS) or not set(line[2:]) <= {"", ALLOWED}:
        raise TableIsWrong(f"not a row: {','.join(line)}")
    method, path, *cells = line
    if method not in METHODS or not path.startswith("/"):
        raise TableIsWrong(f"not a route: {method} {path}")
    public, family, service, *roles = (cell == ALLOWED for cell in cells)
    row = Row(public, family, service, frozenset(role for role, holds in zip(ROLES, roles, strict=True) if holds))
    if public == (family or service or bool(row.roles)):
        raise TableIsWrong(f"{method} {path}: either public or somebody, and never nobody")
    return (method, path), row
