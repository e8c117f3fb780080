"""Recognise a family by its session."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.sign_in import Caller
from services.registration.store.sessions import NOTED_EVERY, live_session, note_use


async def recognise(tools: Tools, token: str, *, now: datetime) -> Caller:
    """Return who is asking; raise `NotSignedIn` where the session is unknown, idle too long, ended or revoked."""
    token_hash = tools.keys.token_hash(token)
    found = await live_session(tools.hot, token_hash, rules=tools.sign_in, now=now)
    if found is None:
        raise NotSignedIn
    account_id, seen_at = found
    if now - seen_at >= NOTED_EVERY:
        async with tools.db.transaction() as session:
            await note_use(session, token_hash, now)
    return Caller(account_id, token_hash)
