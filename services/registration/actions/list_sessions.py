"""List where an account is signed in."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.sign_in import Caller, OwnSession
from services.registration.store.sessions import live_sessions
from shared.database.scope import UNSCOPED


async def list_sessions(tools: Tools, caller: Caller, *, now: datetime) -> tuple[OwnSession, ...]:
    """Return every live session of the caller's account, the one used last first: when and how, not from where."""
    async with tools.db.reading(UNSCOPED) as session:
        return await live_sessions(session, caller, rules=tools.sign_in, now=now)
