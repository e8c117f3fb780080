"""Clerks' accounts and sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.store.tables import clerk, clerk_session, sign_in_try
from shared.crypto.hashing import tagged_hash
from shared.database.sessions import ReadSession, WriteSession

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)


@dataclass(frozen=True)
class Clerk:
    """Who acts: `scope` is a prefix of the unit codes this clerk may see."""

    clerk_id: UUID
    name: str
    display_name: str
    scope: str

    def may_see(self, unit_code: str) -> bool:
        """Whether a unit lies within the scope."""
        return unit_code.startswith(self.scope)


async def save_clerk(session: WriteSession, who: Clerk, password_hash: str, now: datetime) -> bool:
    """Write an account; the same name again gets the new password, scope and display name. True where it is new.

    Sessions that began with the old password end.
    """
    row = {
        "clerk_id": who.clerk_id,
        "name": who.name,
        "display_name": who.display_name,
        "scope": who.scope,
        "password_hash": password_hash,
        "created_at": now,
    }
    statement = insert(clerk).values(row)
    changed = {name: statement.excluded[name] for name in ("display_name", "scope", "password_hash")}
    saved = await session.scalar(
        statement.on_conflict_do_update(index_elements=["name"], set_=changed).returning(clerk.c.clerk_id)
    )
    if saved == who.clerk_id:
        return True
    await session.execute(clerk_session.delete().where(clerk_session.c.clerk_id == saved))
    return False


async def clerk_called(session: ReadSession, name: str, *, keep: bool = False) -> tuple[Clerk, str] | None:
    """Return the clerk of this name and the hash of the password, or None; `keep`: unchanged until the commit."""
    wanted = sa.select(clerk).where(clerk.c.name == name)
    row = (await session.execute(wanted.with_for_update(read=True) if keep else wanted)).first()
    return None if row is None else (_clerk(row), row.password_hash)


async def names_of(session: ReadSession, ids: set[UUID]) -> dict[UUID, str]:
    """Return the display names of clerks."""
    rows = await session.execute(sa.select(clerk.c.clerk_id, clerk.c.display_name).where(clerk.c.clerk_id.in_(ids)))
    return {row.clerk_id: row.display_name for row in rows}


async def begin_session(session: WriteSession, who: Clerk, token: str, now: datetime) -> datetime:
    """Write a session; return when it ends at the latest."""
    row = {
        "token_hash": _hash(token),
        "clerk_id": who.clerk_id,
        "signed_in_at": now,
        "last_seen_at": now,
        "ends_at": now + LONGEST,
    }
    await session.execute(clerk_session.insert(), row)
    return now + LONGEST


async def clerk_of_session(session: WriteSession, token: str, now: datetime) -> Clerk | None:
    """Return whose session this is, marking it used; None where it is unknown, idle for too long, or over."""
    t = clerk_session
    alive = sa.and_(t.c.token_hash == _hash(token), t.c.ends_at > now, t.c.last_seen_at > now - IDLE)
    statement = t.update().where(alive, clerk.c.clerk_id == t.c.clerk_id).values(last_seen_at=now)
    row = (await session.execute(statement.returning(clerk))).first()
    return None if row is None else _clerk(row)


async def end_session(session: WriteSession, token: str) -> None:
    """End a session; an unknown one is no error."""
    await session.execute(clerk_session.delete().where(clerk_session.c.token_hash == _hash(token)))


async def count_try(session: WriteSession, name_index: bytes, window_start: datetime) -> int:
    """Count one try to sign in and return how many there were in this window."""
    statement = insert(sign_in_try).values(name_index=name_index, window_start=window_start, tries=1)
    again = {"tries": sign_in_try.c.tries + 1}
    counted = statement.on_conflict_do_update(index_elements=["name_index", "window_start"], set_=again)
    return int(await session.scalar(counted.returning(sign_in_try.c.tries)) or 0)


async def forget_tries(session: WriteSession, name_index: bytes) -> None:
    """Forget the tries of a name after it signed in."""
    await session.execute(sign_in_try.delete().where(sign_in_try.c.name_index == name_index))


async def forget_sessions_before(session: WriteSession, moment: datetime) -> None:
    """Delete sessions and tries to sign in that ended before a moment."""
    await session.execute(clerk_session.delete().where(clerk_session.c.ends_at < moment))
    await session.execute(sign_in_try.delete().where(sign_in_try.c.window_start < moment))


def _hash(token: str) -> bytes:
    return tagged_hash("yangguang/clerk-session/1", token.encode())


def _clerk(row: sa.Row[tuple[object, ...]]) -> Clerk:
    return Clerk(row.clerk_id, row.name, row.display_name, row.scope)
