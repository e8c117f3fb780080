"""Deletes rows whose time is over, a batch at a time; what somebody renews at this moment stays."""

from datetime import datetime

import sqlalchemy as sa

from shared.database.sessions import WriteSession


async def delete_due(session: WriteSession, table: sa.Table, *, where: "sa.ColumnElement[bool]", limit: int) -> int:
    """Delete up to `limit` rows for which `where` is true and return how many it were.

    Asks for no right but to read and delete: logs are never updated. Of two at once, one deletes and counts a row.
    """
    key = list(table.primary_key.columns)
    rows = [tuple(row) for row in await session.execute(sa.select(*key).where(where).limit(limit))]
    if not rows:
        return 0
    gone = table.delete().where(sa.tuple_(*key).in_(rows), where).returning(*key)
    return len((await session.execute(gone)).all())


def older_than(table: sa.Table, column: str, moment: datetime) -> "sa.ColumnElement[bool]":
    """Return the condition that a row's own moment lies before another."""
    return sa.and_(table.c[column].is_not(None), table.c[column] < moment)
