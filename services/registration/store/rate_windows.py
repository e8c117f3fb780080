"""Counting in windows: one row for each who and what, one statement for each time (INSERT … ON CONFLICT)."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.limits import Limit
from services.registration.store.tables import rate_window
from shared.database.sessions import ReadSession, WriteSession

SWEPT_AT_ONCE = 20


async def take(session: WriteSession, limit: Limit, who: bytes, now: datetime) -> datetime | None:
    """Count one more; return None where there was room, else the moment at which the window ends.

    Of many at once each waits for the one before, so never more than `limit.times` get through.
    """
    table = rate_window.c
    fresh = {"begins_at": now, "ends_at": now + limit.length}
    over = table.ends_at <= now
    statement = insert(rate_window).values(kind=limit.kind, who=who, times=1, **fresh)
    counting = statement.on_conflict_do_update(
        index_elements=["kind", "who"],
        set_={
            "times": sa.case((over, 1), else_=table.times + 1),
            **{name: sa.case((over, moment), else_=table[name]) for name, moment in fresh.items()},
        },
        where=sa.or_(over, table.times < limit.times),
    )
    if await session.scalar(counting.returning(table.times)) is not None:
        return None
    return await full_until(session, limit, who, now)


async def full_until(session: ReadSession, limit: Limit, who: bytes, now: datetime) -> datetime | None:
    """Return the moment at which a window that is full ends, or None where there is room; counts nothing."""
    table = rate_window.c
    query = sa.select(table.ends_at).where(
        table.kind == limit.kind, table.who == who, table.ends_at > now, table.times >= limit.times
    )
    ends: datetime | None = await session.scalar(query)
    return ends


async def sweep(session: WriteSession, now: datetime) -> None:
    """Delete a few windows that have ended; whoever counts sweeps, so nothing about an address outlives its day."""
    table = rate_window.c
    ended = sa.select(table.kind, table.who).where(table.ends_at <= now).order_by(table.ends_at).limit(SWEPT_AT_ONCE)
    held = ended.with_for_update(skip_locked=True).subquery()
    here = sa.tuple_(table.kind, table.who)
    await session.execute(rate_window.delete().where(here.in_(sa.select(held.c.kind, held.c.who))))
