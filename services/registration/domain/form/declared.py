"""What the columns of tables and exports hold: an item of the manifest, or a technical value with its reason."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

EVERYWHERE = "*"
TECHNICAL = "technical"
WHOLE_FORM = "form"


@dataclass(frozen=True)
class Declared:
    """Some columns of one table or export; `holds` are keys of the manifest, empty where they are technical."""

    place: str
    columns: frozenset[str]
    holds: tuple[str, ...]
    reason: str


@cache
def declared_columns() -> tuple[Declared, ...]:
    """Return what is said about the columns of registration's tables (but for the sealed items of the form)."""
    return _read("columns.csv", "table")


@cache
def declared_exports() -> tuple[Declared, ...]:
    """Return what is said about every file that leaves registration."""
    return _read("exports.csv", "file")


def columns_of(declared: tuple[Declared, ...], place: str) -> frozenset[str]:
    """Return every column that is declared for a table or file, or everywhere."""
    return frozenset[str]().union(*(one.columns for one in declared if one.place in {place, EVERYWHERE}))


def _read(name: str, key: str) -> tuple[Declared, ...]:
    text = files("services.registration.domain.form").joinpath(name).read_text(encoding="utf-8")
    return tuple(_declared(row, key) for row in csv.DictReader(text.splitlines()))


def _declared(row: dict[str, str], key: str) -> Declared:
    holds = () if row["holds"] == TECHNICAL else tuple(row["holds"].split())
    return Declared(row[key], frozenset(row["columns"].split()), holds, row["reason"])
