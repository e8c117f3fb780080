"""People of the province's identity service: which account is whose, and which answers were used."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.store.tables import province_answer, province_identity
from shared.database.sessions import ReadSession, WriteSession

SWEPT_AT_ONCE = 20


async def first_answer(session: WriteSession, state_hash: bytes, *, ends_at: datetime, now: datetime) -> bool:
    """Say whether this answer comes for the first time, and keep that until it could not be used anyway."""
    table = province_answer.c
    ended = sa.select(table.state_hash).where(table.ends_at <= now).order_by(table.ends_at).limit(SWEPT_AT_ONCE)
    await session.execute(province_answer.delete().where(table.state_hash.in_(ended.with_for_update(skip_locked=True))))
    new = insert(province_answer).values(state_hash=state_hash, ends_at=ends_at).on_conflict_do_nothing()
    return await session.scalar(new.returning(table.state_hash)) is not None


async def account_of(session: ReadSession, subject_hash: bytes) -> bytes | None:
    """Return the account of a person who came before, or None."""
    query = sa.select(province_identity.c.account_id).where(province_identity.c.subject_hash == subject_hash)
    found: bytes | None = await session.scalar(query)
    return found


async def bind(session: WriteSession, subject_hash: bytes, account_id: bytes, now: datetime) -> None:
    """Keep whose account it is; a person whose verified phone has changed goes with the phone."""
    fresh = {"account_id": account_id, "bound_at": now}
    statement = insert(province_identity).values(subject_hash=subject_hash, **fresh)
    await session.execute(statement.on_conflict_do_update(index_elements=["subject_hash"], set_=fresh))
