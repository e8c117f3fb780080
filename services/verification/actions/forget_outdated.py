"""Forgets what has served its purpose: numbers of old messages."""

from datetime import datetime, timedelta

from services.verification.store.tables import seen
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.seen import forget_before

MESSAGES = timedelta(days=30)


async def forget_outdated(db: Database, *, now: datetime) -> None:
    """Delete what is older than it needs to be; safe to run in several workers at once."""
    async with db.transaction(UNSCOPED) as session:
        await forget_before(session, seen, now - MESSAGES)
