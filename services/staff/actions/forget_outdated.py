"""Forgets what is over: sessions, tries, what was chosen for invitations, relatives of past seasons."""

from datetime import datetime, timedelta

from services.staff.domain.limits import KIN_LASTS
from services.staff.store.invitations import forget_secrets_before
from services.staff.store.kinship import forget_kin_before
from services.staff.store.sessions import forget_sessions_before
from services.staff.store.tries import forget_tries_before
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database

TRIES_LAST = timedelta(days=1)


async def forget_outdated(db: Database, *, now: datetime) -> None:
    """Delete it; safe to run in several places at once."""
    async with db.transaction(UNSCOPED) as session:
        await forget_sessions_before(session, now)
        await forget_tries_before(session, now - TRIES_LAST)
        await forget_secrets_before(session, now)
        await forget_kin_before(session, now - KIN_LASTS)
