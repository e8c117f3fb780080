"""Sessions on the server's side: a token's hash, whose it is, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import sqlalchemy as sa

from services.staff.domain.limits import IDLE, LONGEST_SESSION, SEEN_EVERY
from services.staff.store.tables import session as held
from services.staff.store.vault import token_hash
from shared.database.sessions import ReadSession, WriteSession

Way = Literal["code", "recovery", "identity"]


@dataclass(frozen=True)
class Held:
    """One session as its owner sees it."""

    session_id: UUID
    staff_id: UUID
    way: str
    began_at: datetime
    last_seen_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class NewSession:
    """A session about to begin: the token goes to the browser and is kept nowhere."""

    token: str
    session_id: UUID
    way: Way


async def begin_session(session: WriteSession, staff_id: UUID, new: NewSession, now: datetime) -> datetime:
    """Write a session; return when it ends at the latest."""
    row = {
        "token_hash": token_hash(new.token),
        "session_id": new.session_id,
        "staff_id": staff_id,
        "way": new.way,
        "began_at": now,
        "last_seen_at": now,
        "ends_at": now + LONGEST_SESSION,
    }
    await session.execute(held.insert(), row)
    return now + LONGEST_SESSION


async def living_session(session: WriteSession, token: str, now: datetime) -> Held | None:
    """Return the session of a token, marking it used; None where it is unknown, idle for too long, or over."""
    alive = sa.and_(held.c.token_hash == token_hash(token), held.c.ends_at > now, held.c.last_seen_at > now - IDLE)
    row = (await session.execute(sa.select(held).where(alive))).first()
    if row is None:
        return None
    if row.last_seen_at <= now - SEEN_EVERY:
        await session.execute(held.update().where(held.c.token_hash == row.token_hash).values(last_seen_at=now))
    return _held(row)


async def sessions_of(session: ReadSession, staff_id: UUID, now: datetime) -> tuple[Held, ...]:
    """Return somebody's living sessions, the newest first."""
    alive = sa.and_(held.c.staff_id == staff_id, held.c.ends_at > now, held.c.last_seen_at > now - IDLE)
    rows = await session.execute(sa.select(held).where(alive).order_by(held.c.began_at.desc(), held.c.session_id))
    return tuple(_held(row) for row in rows)


async def end_session(session: WriteSession, token: str) -> UUID | None:
    """End a session; return whose it was, None where there is none."""
    ended = held.delete().where(held.c.token_hash == token_hash(token)).returning(held.c.staff_id)
    return await session.scalar(ended)


async def end_sessions_of(session: WriteSession, staff_id: UUID, *, but: str | None = None) -> int:
    """End all sessions of an account, but for the one of a token; return how many there were."""
    theirs = held.c.staff_id == staff_id
    kept = held.c.token_hash != token_hash(but) if but else sa.true()
    gone = await session.execute(held.delete().where(theirs, kept).returning(held.c.session_id))
    return len(gone.all())


async def forget_sessions_before(session: WriteSession, moment: datetime) -> None:
    """Delete sessions that were over before a moment."""
    await session.execute(held.delete().where(sa.or_(held.c.ends_at < moment, held.c.last_seen_at < moment - IDLE)))


def _held(row: sa.Row[tuple[object, ...]]) -> Held:
    return Held(row.session_id, row.staff_id, row.way, row.began_at, row.last_seen_at, row.ends_at)
