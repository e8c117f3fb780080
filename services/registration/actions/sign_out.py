"""End a session."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.sign_in import Caller
from services.registration.store.sessions import revoke


async def sign_out(tools: Tools, caller: Caller, *, now: datetime) -> None:
    """Revoke the session; its token opens nothing any more."""
    async with tools.db.transaction() as session:
        await revoke(session, caller.token_hash, now)
