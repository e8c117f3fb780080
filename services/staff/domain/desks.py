"""Which pages of which service each role works at: the staff's home page links there."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class WorkPlace:
    """One page to work at: a path of the host, and what is done there."""

    role: str
    path: str
    words: str


@cache
def _all() -> tuple[WorkPlace, ...]:
    text = files("services.staff.domain").joinpath("desks.csv").read_text(encoding="utf-8")
    return tuple(WorkPlace(**row) for row in csv.DictReader(text.splitlines()))


def desks_of(role: str) -> tuple[WorkPlace, ...]:
    """Return the pages of a role, in the order of the table."""
    return tuple(one for one in _all() if one.role == role)
