"""Recognise a family by its session."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.sign_in import Caller
from services.registration.store.sessions import NOTED_EVERY, live_session, note_use
from shared.database.scope import UNSCOPED


async def recognise(tools: Tools, token: str, *, now: datetime, patient: bool = False) -> Caller:
    """Return who is asking; raise `NotSignedIn` where the session is unknown, idle too long, ended or revoked.

    `patient`: the request comes from 长辈版, and from now on the session may rest longer.
    """
    token_hash = tools.keys.token_hash(token)
    found = await live_session(tools.hot, token_hash, rules=tools.sign_in, now=now)
    if found is None:
        raise NotSignedIn
    if now - found.seen_at >= NOTED_EVERY or patient != found.patient:
        async with tools.db.transaction(UNSCOPED) as session:
            await note_use(session, token_hash, patient=patient, now=now)
    return Caller(found.account_id, token_hash, found.helps)
