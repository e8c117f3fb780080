"""When families may be told of a published result, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from services.lottery.store.records import DrawKey
from services.lottery.store.tables import handover
from shared.database.sessions import ReadSession, WriteSession

STANDS = timedelta(minutes=30)
"""How long the published file has to stand unchanged before anybody is told from it."""
TOLD, CHANGED = "told", "changed"
"""How it was decided: registration was told, or the file was not the published one and nobody ever is."""


@dataclass(frozen=True)
class Handover:
    """One published result: its hash then, from when families may be told, when that was decided, and how."""

    key: DrawKey
    results_sha256: str
    due_at: datetime
    done_at: datetime | None
    outcome: str | None
    """TOLD, CHANGED, or None while it is not due."""


async def add_handover(session: WriteSession, key: DrawKey, *, results_sha256: str, published_at: datetime) -> None:
    """Note a result that was published now."""
    values = {**key._asdict(), "results_sha256": results_sha256, "due_at": published_at + STANDS}
    await session.execute(handover.insert().values(**values))


async def handover_of(session: ReadSession, key: DrawKey) -> Handover | None:
    """Return the handover of a draw; None where it is not published."""
    query = sa.select(handover).where(_of(key))
    row = (await session.execute(query)).mappings().first()
    return None if row is None else _handover(row)


async def due_handovers(session: ReadSession, now: datetime) -> tuple[DrawKey, ...]:
    """Return the draws of all units whose families may be told and were not."""
    due = sa.and_(handover.c.done_at.is_(None), handover.c.due_at <= now)
    query = sa.select(handover.c.unit_code, handover.c.draw_id).where(due).order_by(handover.c.due_at)
    return tuple(DrawKey(*row) for row in await session.execute(query))


async def end_handover(session: WriteSession, key: DrawKey, *, outcome: str, now: datetime) -> bool:
    """Write what came of it; False where somebody else has."""
    open_one = sa.and_(_of(key), handover.c.done_at.is_(None))
    change = handover.update().where(open_one).values(done_at=now, outcome=outcome)
    return (await session.execute(change.returning(handover.c.draw_id))).first() is not None


def _of(key: DrawKey) -> sa.ColumnElement[bool]:
    return sa.and_(handover.c.unit_code == key.unit_code, handover.c.draw_id == key.draw_id)


def _handover(row: sa.RowMapping) -> Handover:
    key = DrawKey(row["unit_code"], row["draw_id"])
    return Handover(key, row["results_sha256"], row["due_at"], row["done_at"], row["outcome"])
