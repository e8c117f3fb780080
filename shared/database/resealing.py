"""Seals values again under the current key, row by row, while everybody reads and writes.

A row is written only where each of its sealed values is still the one that was opened, so whoever writes at the same
time wins. What is left to do is what still lies under another key: there is no other record of how far it went, and a
run that was killed is taken up by the next.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import array

from shared.crypto.sealing import SealBroken, Sealer
from shared.database.sealed_tables import SealedTable
from shared.database.sessions import ReadSession, WriteSession

NUMBER_AT, NUMBER_LONG = 3, 2
"""Where a sealed value carries its key's number, counted from 1 (shared/crypto/sealing.py)."""
Place = tuple[object, ...]
"""The primary key of a row."""


@dataclass(frozen=True)
class Batch:
    """What one batch did: the row it ended at (None: there was none left), rows resealed, values that do not open."""

    ended_at: Place | None
    rows: int
    broken: tuple[str, ...]


async def values_by_key(session: ReadSession, sealed: SealedTable) -> Counter[int]:
    """Return how many values of the rows in scope lie under each key."""
    columns = array([sealed.table.c[name] for name in sealed.columns])
    values = sa.func.unnest(columns).table_valued(sa.column("value", sa.LargeBinary), name="sealed").render_derived()
    number = _number(values.c.value)
    every_value = sa.select(number, sa.func.count()).select_from(sealed.table.join(values, sa.true()))
    rows = await session.execute(every_value.where(values.c.value.is_not(None)).group_by(number))
    return Counter({int.from_bytes(key, "big"): count for key, count in rows})


async def reseal_batch(
    session: WriteSession, sealed: SealedTable, sealer: Sealer, *, after: Place | None, limit: int
) -> Batch:
    """Seal the values of up to `limit` rows behind `after` again, in the order of the primary key."""
    keys = list(sealed.table.primary_key.columns)
    rows = (await session.execute(_stale_rows(sealed, sealer.current_key, after).limit(limit))).mappings().all()
    changes, broken = [], []
    for row in rows:
        renewed, unopened = _renewed(sealed, sealer, row)
        broken += unopened
        if renewed:
            changes.append(_change(sealed, row, renewed))
    if changes:
        await (await session.connection()).execute(_update(sealed), changes)
    ended_at = tuple(rows[-1][key.name] for key in keys) if rows else None
    return Batch(ended_at, len(changes), tuple(broken))


def _renewed(sealed: SealedTable, sealer: Sealer, row: Mapping[Any, Any]) -> tuple[dict[str, bytes], list[str]]:
    """Return the values that lay under another key, sealed anew, and the places of those that do not open."""
    renewed, broken = {}, []
    for column in sealed.columns:
        old = row[column]
        if old is None or old[2:4] == sealer.current_key.to_bytes(2, "big"):
            continue
        place = sealed.place(column, *(row[name] for name in sealed.row))
        try:
            renewed[column] = sealer.seal(sealer.open(old, place), place)
        except SealBroken:
            broken.append(place)
    return renewed, broken


def _stale_rows(sealed: SealedTable, current: int, after: Place | None) -> "sa.Select[Any]":
    keys = list(sealed.table.primary_key.columns)
    wanted = dict.fromkeys([*(key.name for key in keys), *sealed.row, *sealed.columns])
    number = current.to_bytes(NUMBER_LONG, "big")
    stale = sa.or_(*(_number(sealed.table.c[name]) != number for name in sealed.columns))
    query = sa.select(*(sealed.table.c[name] for name in wanted)).where(stale).order_by(*keys)
    if after is None:
        return query
    behind = sa.tuple_(*(sa.literal(value, key.type) for key, value in zip(keys, after, strict=True)))
    return query.where(sa.tuple_(*keys) > behind)


def _update(sealed: SealedTable) -> sa.Update:
    """Return the statement that writes a row where nobody has written its sealed values meanwhile."""
    table = sealed.table
    columns = [table.c[name] for name in sealed.columns]
    same_row = (key == sa.bindparam(f"key_{key.name}", type_=key.type) for key in table.primary_key.columns)
    unchanged = (
        column.is_not_distinct_from(sa.bindparam(f"old_{column.name}", type_=column.type)) for column in columns
    )
    new = {column.name: sa.bindparam(f"new_{column.name}", type_=column.type) for column in columns}
    return table.update().where(*same_row, *unchanged).values(new)


def _change(sealed: SealedTable, row: Mapping[Any, Any], renewed: Mapping[str, bytes]) -> dict[str, object]:
    keys = {f"key_{key.name}": row[key.name] for key in sealed.table.primary_key.columns}
    old = {f"old_{name}": row[name] for name in sealed.columns}
    return keys | old | {f"new_{name}": renewed.get(name, row[name]) for name in sealed.columns}


def _number(value: "sa.ColumnElement[bytes]") -> "sa.ColumnElement[bytes]":
    return sa.func.substring(value, NUMBER_AT, NUMBER_LONG, type_=sa.LargeBinary)
