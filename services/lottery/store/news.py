"""Tells every process that shows a draw that something new is to be seen of it (LISTEN/NOTIFY, with the commit)."""

import sqlalchemy as sa

from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import called, reading
from shared.database.sessions import ReadSession, WriteSession

CHANNEL = "lottery_news"
TELL = sa.text("select pg_notify(:channel, :draw)")


async def tell(session: WriteSession, key: DrawKey) -> None:
    """Wake whoever watches this draw, when this transaction commits."""
    await session.execute(TELL, {"channel": CHANNEL, "draw": named(key)})


def named(key: DrawKey) -> str:
    """Return how a message names a draw."""
    return f"{key.unit_code}:{key.draw_id}"


def draw_named(message: str) -> DrawKey:
    """Return which draw a message names."""
    unit_code, _, draw_id = message.partition(":")
    return DrawKey(unit_code, draw_id)


async def version_of(session: ReadSession, record: DrawRecord) -> int:
    """Return how many steps of this draw have been taken so far, every entry and every row read counted."""
    counted = [_count_of(table, record.key).scalar_subquery() for table in (called, reading)]
    typed, read = (await session.execute(sa.select(*counted))).one()
    steps = (record.frozen_at, record.closed_at, record.seeded_at, record.drawn_at, record.published_at, record.void_at)
    return 1 + int(typed) + int(read) + sum(moment is not None for moment in steps)


def _count_of(table: sa.Table, key: DrawKey) -> "sa.Select[int]":
    return sa.select(sa.func.count()).where(table.c.unit_code == key.unit_code, table.c.draw_id == key.draw_id)
