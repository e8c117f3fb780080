"""Forgets what has served its purpose: numbers of old messages, old sessions, old tries to sign in."""

from datetime import datetime, timedelta

from services.verification.store.clerks import forget_sessions_before
from services.verification.store.tables import seen
from shared.database.sessions import Database
from shared.jobs.seen import forget_before

MESSAGES = timedelta(days=30)
SESSIONS = timedelta(days=1)


async def forget_outdated(db: Database, *, now: datetime) -> None:
    """Delete what is older than it needs to be; safe to run in several workers at once."""
    async with db.transaction() as session:
        await forget_before(session, seen, now - MESSAGES)
        await forget_sessions_before(session, now - SESSIONS)
