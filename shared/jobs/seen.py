"""Messages that a service has dealt with: each may arrive twice and must have its effect once."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from shared.database.sessions import WriteSession


def seen_table(metadata: sa.MetaData) -> sa.Table:
    """Return the table `seen` of a service."""
    return sa.Table(
        "seen",
        metadata,
        sa.Column("message_id", sa.Uuid, primary_key=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False, index=True),
    )


async def first_time(session: WriteSession, table: sa.Table, message_id: UUID, now: datetime) -> bool:
    """Tell whether this message is new here, and remember it if this transaction commits.

    Call it first in the transaction that has the effect. A second delivery at the same time waits for the first to end.
    """
    statement = insert(table).values(message_id=message_id, seen_at=now).on_conflict_do_nothing()
    return await session.scalar(statement.returning(table.c.message_id)) is not None


async def forget_before(session: WriteSession, table: sa.Table, moment: datetime) -> int:
    """Delete what was seen before a moment and return how much; keep at least as long as a job can be held."""
    result = await session.execute(table.delete().where(table.c.seen_at < moment).returning(table.c.message_id))
    return len(result.all())
