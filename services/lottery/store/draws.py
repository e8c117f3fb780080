"""Reads and moves draws; a move names the state it starts from, so that of two at once exactly one happens."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

import sqlalchemy as sa

from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import draw
from shared.database.sessions import ReadSession, WriteSession

LOCK_UNIT = sa.text("select pg_advisory_xact_lock(hashtext('lottery ' || :unit))")
COLUMNS = [draw.c.unit_code, draw.c.draw_id, draw.c.notice] + [
    draw.c[field.name] for field in fields(DrawRecord) if field.name not in {"key", "notice"}
]


def is_draw(key: DrawKey) -> sa.ColumnElement[bool]:
    """The condition that picks one draw."""
    return sa.and_(draw.c.unit_code == key.unit_code, draw.c.draw_id == key.draw_id)


async def lock_chain(session: WriteSession, unit_code: str) -> None:
    """Let one transaction at a time add to the chain of this unit, until it ends."""
    await session.execute(LOCK_UNIT, {"unit": unit_code})


async def add_draw(session: WriteSession, key: DrawKey, notice: Notice, *, seq: int, now: datetime) -> None:
    """Keep a new announcement."""
    values = {
        **key._asdict(),
        "seq": seq,
        "state": State.ANNOUNCED,
        "notice": notice.model_dump(mode="json"),
        "since": now,
        "announced_at": now,
    }
    await session.execute(draw.insert().values(values))


async def move_draw(
    session: WriteSession, key: DrawKey, origin: State, target: State, known: Mapping[str, object]
) -> bool:
    """Move the draw from `origin` to `target` with what is `known` now; False where it is not at `origin` any more."""
    change = draw.update().where(is_draw(key), draw.c.state == origin).values({**known, "state": target})
    moved = await session.execute(change.returning(draw.c.seq))
    return moved.first() is not None


async def find_draw(session: ReadSession, key: DrawKey) -> DrawRecord | None:
    """Return one draw, or None."""
    row = (await session.execute(sa.select(*COLUMNS).where(is_draw(key)))).mappings().first()
    return None if row is None else _record(row)


async def find_by_seq(session: ReadSession, unit_code: str, seq: int) -> DrawRecord | None:
    """Return the announcement with this number in the chain of the unit, or None."""
    query = sa.select(*COLUMNS).where(draw.c.unit_code == unit_code, draw.c.seq == seq)
    row = (await session.execute(query)).mappings().first()
    return None if row is None else _record(row)


async def draws_of(session: ReadSession, unit_code: str) -> tuple[DrawRecord, ...]:
    """Return the chain of a unit in its order."""
    query = sa.select(*COLUMNS).where(draw.c.unit_code == unit_code).order_by(draw.c.seq)
    return tuple(_record(row) for row in (await session.execute(query)).mappings())


async def draws_in(session: ReadSession, state: State) -> tuple[DrawRecord, ...]:
    """Return the draws of all units that are in one state."""
    query = sa.select(*COLUMNS).where(draw.c.state == state).order_by(draw.c.unit_code, draw.c.seq)
    return tuple(_record(row) for row in (await session.execute(query)).mappings())


async def latest_draws(session: ReadSession, most: int) -> tuple[DrawRecord, ...]:
    """Return the newest announcements of all units, newest first."""
    query = sa.select(*COLUMNS).order_by(draw.c.announced_at.desc(), draw.c.unit_code, draw.c.seq.desc()).limit(most)
    return tuple(_record(row) for row in (await session.execute(query)).mappings())


async def last_seq(session: ReadSession, unit_code: str) -> int:
    """Return the number of the unit's last announcement, 0 where there is none."""
    query = sa.select(sa.func.coalesce(sa.func.max(draw.c.seq), 0)).where(draw.c.unit_code == unit_code)
    return int((await session.execute(query)).scalar_one())


def _record(row: sa.RowMapping) -> DrawRecord:
    values = {str(name): value for name, value in row.items()}
    key = DrawKey(values.pop("unit_code"), values.pop("draw_id"))
    notice = Notice.model_validate(values.pop("notice"))
    return DrawRecord(key=key, notice=notice, **{**values, "state": State(values["state"])})
