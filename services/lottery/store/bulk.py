"""Writes many rows of one draw in few statements: one array per column."""

from collections.abc import Sequence

import sqlalchemy as sa

from services.lottery.store.records import DrawKey
from shared.database.sessions import WriteSession

ROWS_AT_ONCE = 50_000
ARRAYS = {sa.Text: "text[]", sa.Integer: "integer[]", sa.SmallInteger: "smallint[]"}


async def add_rows(
    session: WriteSession, table: sa.Table, key: DrawKey, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert `rows`, whose items are in the order of `columns`, for this draw."""
    statement = _statement(table, columns)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        arrays = zip(*rows[start : start + ROWS_AT_ONCE], strict=True)
        values = {name: list(array) for name, array in zip(columns, arrays, strict=True)}
        await session.execute(statement, {**values, **key._asdict()})


def _statement(table: sa.Table, columns: tuple[str, ...]) -> sa.TextClause:
    arrays = ", ".join(f"cast(:{name} as {ARRAYS[type(table.c[name].type)]})" for name in columns)
    names = ", ".join(("unit_code", "draw_id", *columns))
    return sa.text(
        f"insert into {table.fullname} ({names}) "  # noqa: S608  (names of our own tables, no input)
        f"select :unit_code, :draw_id, rows.* from unnest({arrays}) as rows"
    )
