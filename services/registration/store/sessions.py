"""Sessions: a hashed token, an idle and an absolute limit, and revocation."""

from datetime import datetime, timedelta

from services.registration.domain.sign_in import SignInRules
from services.registration.store.hot_pool import HotPool
from services.registration.store.tables import session as session_table
from shared.database.sessions import WriteSession

LIVE = """select account_id, seen_at from registration.session
where token_hash = $1 and expires_at > $2 and seen_at > $3 and revoked_at is null"""
"""Asked before every step of a family, so it goes the short way (store/hot_pool.py)."""

NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last use is noted: not every request writes."""


async def open_session(
    session: WriteSession, token_hash: bytes, account_id: bytes, *, rules: SignInRules, now: datetime
) -> datetime:
    """Keep a fresh session and return when it ends at the latest."""
    ends = now + rules.session_lives
    values = {"token_hash": token_hash, "account_id": account_id, "created_at": now, "seen_at": now, "expires_at": ends}
    await session.execute(session_table.insert().values(**values))
    return ends


async def live_session(
    hot: HotPool, token_hash: bytes, *, rules: SignInRules, now: datetime
) -> tuple[bytes, datetime] | None:
    """Return account and last use of a session that is neither ended, idle nor revoked; None otherwise."""
    row = await hot.row(LIVE, (token_hash, now, now - rules.idle))
    return None if row is None else (row["account_id"], row["seen_at"])


async def note_use(session: WriteSession, token_hash: bytes, now: datetime) -> None:
    """Note that the session was used; never moves the time back."""
    table = session_table.c
    await session.execute(
        session_table.update().where(table.token_hash == token_hash, table.seen_at < now).values(seen_at=now)
    )


async def revoke(session: WriteSession, token_hash: bytes, now: datetime) -> None:
    """End a session."""
    where = session_table.c.token_hash == token_hash
    await session.execute(session_table.update().where(where).values(revoked_at=now))
