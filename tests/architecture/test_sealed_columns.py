"""Every column of bytes is either declared as sealed, so that keys rotate over it, or says why nothing is in it."""

import re

import pytest
import sqlalchemy as sa

from services.keys.sealed_services import SEALING, TABLES
from services.lottery.store.tables import metadata as lottery_tables

PLAIN = {
    r".*\.(\w+_)?(hash|sha256|index)": "a hash, or a keyed index",
    r".*\.(account_id|helper_account|submission|who)": "a keyed index of a phone, a key or an address",
    r".*\.outbox\.body": "a message to another service: identifiers only (shared/contracts/messages.py)",
    r"registration\.receipt\.\w*(signature|nonce|salt)": "signature and nonce of a receipt",
    r"registration\.draw_file\.content|lottery\.draw_file\.content": "a public file of a draw, which names nobody",
    r".*\.audit_(node|checkpoint|log|cosignature)\.(hash|root|note|line)": "hashes and signed notes of the audit log",
}
"""Names of columns (schema.table.column) to the reason why they may lie in the clear."""


def columns_of_bytes() -> list[sa.Column[object]]:
    every = (*TABLES.values(), lottery_tables)
    tables = [table for metadata in every for table in metadata.sorted_tables]
    return [column for table in tables for column in table.c if isinstance(column.type, sa.LargeBinary)]


def name_of(column: sa.Column[object]) -> str:
    return f"{column.table.fullname}.{column.name}"


def declared() -> set[str]:
    return {f"{table.name}.{column}" for one in SEALING.values() for table in one.tables for column in table.columns}


def is_plain(name: str) -> bool:
    return any(re.fullmatch(pattern, name) for pattern in PLAIN)


@pytest.mark.parametrize("name", sorted(map(name_of, columns_of_bytes())))
def test_a_column_of_bytes_is_sealed_or_says_why_not(name: str) -> None:
    assert (name in declared()) != is_plain(name)


def test_what_is_declared_is_there() -> None:
    for service, sealing in SEALING.items():
        for sealed in sealing.tables:
            assert sealed.table.schema == service
            assert set(sealed.columns) | set(sealed.row) <= set(sealed.table.c.keys())
            assert all(isinstance(sealed.table.c[name].type, sa.LargeBinary) for name in sealed.columns)
            assert not set(sealed.row) & set(sealed.columns)


def test_a_row_is_named_so_that_no_two_are_named_alike() -> None:
    """Or a value could be moved to another row of that name; a random identifier names a row without its unit."""
    for sealing in SEALING.values():
        for sealed in sealing.tables:
            keys = {column.name for column in sealed.table.primary_key.columns}
            alone = {name for name in sealed.row if isinstance(sealed.table.c[name].type, sa.Uuid)}
            assert keys <= set(sealed.row) or alone


def test_what_says_sealed_in_its_name_or_comment_is_declared() -> None:
    for column in columns_of_bytes():
        if column.name.startswith("sealed_") or (column.comment or "").startswith("sealed"):
            assert name_of(column) in declared()


def test_no_place_can_be_named_in_two_ways() -> None:
    for sealing in SEALING.values():
        for sealed in sealing.tables:
            with pytest.raises(ValueError, match="no sealed value"):
                sealed.place(sealed.columns[0])
            with pytest.raises(ValueError, match="no sealed value"):
                sealed.place("another", *sealed.row)
