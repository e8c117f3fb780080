"""Sessions: a hashed token, an idle and an absolute limit, for whom it acts, and revocation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from services.registration.domain.sign_in import Caller, Helps, How, OwnSession, SignInRules
from services.registration.store.hot_pool import HotPool
from services.registration.store.tables import session as session_table
from shared.database.sessions import ReadSession, WriteSession

LIVE = """select account_id, seen_at, patient, helps_unit, helps_grant from registration.session
where token_hash = $1 and expires_at > $2 and seen_at > case when patient then $4::timestamptz else $3 end
and revoked_at is null"""
"""Asked before every step of a family, so it goes the short way (store/hot_pool.py)."""

NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last use is noted: not every request writes."""


@dataclass(frozen=True)
class Opening:
    """A session to be opened: under which hash, for whom, how it was proven, in which view it began."""

    token_hash: bytes
    account_id: bytes
    how: How
    patient: bool = False


@dataclass(frozen=True)
class LiveSession:
    """A session that is neither ended, idle nor revoked."""

    account_id: bytes
    seen_at: datetime
    patient: bool
    helps: Helps | None


async def open_session(session: WriteSession, opening: Opening, *, rules: SignInRules, now: datetime) -> datetime:
    """Keep a fresh session and return when it ends at the latest."""
    ends = now + rules.session_lives
    await session.execute(session_table.insert().values(**vars(opening), created_at=now, seen_at=now, expires_at=ends))
    return ends


async def live_session(hot: HotPool, token_hash: bytes, *, rules: SignInRules, now: datetime) -> LiveSession | None:
    """Return the session, or None where it is not known or lives no more."""
    row = await hot.row(LIVE, (token_hash, now, now - rules.idle, now - rules.patient_idle))
    if row is None:
        return None
    helps = Helps(row["helps_unit"], str(row["helps_grant"])) if row["helps_grant"] is not None else None
    return LiveSession(row["account_id"], row["seen_at"], row["patient"], helps)


async def note_use(session: WriteSession, token_hash: bytes, *, patient: bool, now: datetime) -> None:
    """Note that the session was used, and in which view; never moves the time back."""
    table = session_table.c
    seen = sa.func.greatest(table.seen_at, now)
    await _change(session, table.token_hash == token_hash, seen_at=seen, patient=patient)


async def note_helps(session: WriteSession, token_hash: bytes, helps: Helps | None) -> None:
    """Note for whom the session acts from now on; None: for its own family."""
    unit, grant = (helps.unit_code, UUID(helps.grant)) if helps else (None, None)
    await _change(session, session_table.c.token_hash == token_hash, helps_unit=unit, helps_grant=grant)


async def revoke(session: WriteSession, token_hash: bytes, now: datetime) -> None:
    """End a session."""
    await _change(session, session_table.c.token_hash == token_hash, revoked_at=now)


async def revoke_all(session: WriteSession, account_id: bytes, now: datetime) -> None:
    """End every session of an account."""
    await _change(session, session_table.c.account_id == account_id, revoked_at=now)


async def live_sessions(
    session: ReadSession, caller: Caller, *, rules: SignInRules, now: datetime
) -> tuple[OwnSession, ...]:
    """Return every live session of the caller's account, the one used last first."""
    table = session_table.c
    idle = sa.case((table.patient, now - rules.patient_idle), else_=now - rules.idle)
    query = sa.select(table.token_hash, table.created_at, table.seen_at, table.how).where(
        table.account_id == caller.account_id,
        table.revoked_at.is_(None),
        table.expires_at > now,
        table.seen_at > idle,
    )
    rows = await session.execute(query.order_by(table.seen_at.desc(), table.token_hash))
    return tuple(OwnSession(row.created_at, row.seen_at, row.how, row.token_hash == caller.token_hash) for row in rows)


async def _change(session: WriteSession, which: "sa.ColumnElement[bool]", **values: object) -> None:
    still = session_table.c.revoked_at.is_(None)
    await session.execute(session_table.update().where(which, still).values(**values))
