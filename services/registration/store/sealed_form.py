"""Sealing and opening the items of an application, each for its own column and row."""

from collections.abc import Iterable, Mapping

from services.registration.store.sealed_tables import APPLICATION
from services.registration.store.table_groups.applications import SEALED_COLUMNS
from shared.crypto.sealing import Sealer

REASON = "one_guardian_reason"
NOTICE = "notice"


def place(key: str, unit_code: str, number: str) -> str:
    """Return the place a value is sealed for: table, column and row."""
    return APPLICATION.place(f"sealed_{key}", unit_code, number)


def sealed_items(values: Mapping[str, str], sealer: Sealer, *, unit_code: str, number: str) -> dict[str, bytes | None]:
    """Return a value for every sealed column of the form; None where the item was left empty."""
    return {
        column: sealer.seal(values[key], place(key, unit_code, number)) if key in values else None
        for key, column in SEALED_COLUMNS.items()
    }


def open_items(row: Mapping[str, bytes | None], sealer: Sealer, *, unit_code: str, number: str) -> dict[str, str]:
    """Return the items of a row by key; columns that are not in the row, or empty, are left out."""
    return {
        key: sealer.open(sealed, place(key, unit_code, number))
        for key, column in SEALED_COLUMNS.items()
        if (sealed := row.get(column)) is not None
    }


def columns_of(keys: Iterable[str]) -> list[str]:
    """Return the names of the sealed columns of some items: a query reads only those it needs."""
    return [SEALED_COLUMNS[key] for key in keys]
