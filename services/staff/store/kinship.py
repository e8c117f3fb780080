"""Whom somebody keeps away from: blind indexes only, and when the question of a season was answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.staff.store.tables import kin, kin_answer
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Named:
    """One person as shown again to who named them: a label and a time."""

    relation: str
    number: int
    season: str
    named_at: datetime


async def add_kin(session: WriteSession, row: dict[str, object]) -> bool:
    """Write one index; False where the same was named before."""
    added = insert(kin).values(row).on_conflict_do_nothing(index_elements=["staff_id", "season", "identity_index"])
    return (await session.execute(added.returning(kin.c.kin_id))).first() is not None


async def named_by(session: ReadSession, staff_id: UUID, season: str) -> tuple[Named, ...]:
    """Return what somebody named for a season, in that order."""
    mine = sa.select(kin).where(kin.c.staff_id == staff_id, kin.c.season == season)
    rows = await session.execute(mine.order_by(kin.c.named_at, kin.c.relation, kin.c.number))
    return tuple(Named(row.relation, row.number, row.season, row.named_at) for row in rows)


async def indexes_of(session: ReadSession, staff_id: UUID) -> tuple[bytes, ...]:
    """Return every index that somebody named, of any season that is still kept."""
    rows = await session.scalars(
        sa.select(kin.c.identity_index).where(kin.c.staff_id == staff_id).distinct().order_by(kin.c.identity_index)
    )
    return tuple(rows)


async def write_answer(session: WriteSession, staff_id: UUID, season: str, *, has_kin: bool, now: datetime) -> None:
    """Write that the question of a season is answered; somebody named once stays named."""
    row = {"staff_id": staff_id, "season": season, "has_kin": has_kin, "answered_at": now}
    statement = insert(kin_answer).values(row)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["staff_id", "season"],
            set_={"has_kin": sa.or_(kin_answer.c.has_kin, statement.excluded.has_kin), "answered_at": now},
        )
    )


async def answer_of(session: ReadSession, staff_id: UUID, season: str) -> tuple[bool, datetime] | None:
    """Return the answer of a season and its time."""
    mine = sa.select(kin_answer).where(kin_answer.c.staff_id == staff_id, kin_answer.c.season == season)
    row = (await session.execute(mine)).first()
    return None if row is None else (row.has_kin, row.answered_at)


async def forget_kin_before(session: WriteSession, moment: datetime) -> None:
    """Delete what was named before a moment: its season is over."""
    await session.execute(kin.delete().where(kin.c.named_at < moment))
