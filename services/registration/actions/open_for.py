"""Open a session for whoever has been proven, in the transaction that proved it."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools
from services.registration.domain.sign_in import Door, How, SignedIn
from services.registration.store.sessions import Opening, open_session, revoke
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


@dataclass(frozen=True)
class Fresh:
    """The session to come: its token (from shared.ids), the one that the browser holds so far, its view, its proof."""

    token: str
    replaces: str | None = None
    patient: bool = False
    how: How = "sms"


async def open_for(session: WriteSession, tools: Tools, account_id: bytes, *, fresh: Fresh, door: Door) -> SignedIn:
    """Open a session for an account that exists, and end the one that the browser had before."""
    if fresh.replaces is not None:
        await revoke(session, tools.keys.token_hash(fresh.replaces), door.now)
    opening = Opening(tools.keys.token_hash(fresh.token), account_id, fresh.how, fresh.patient)
    ends = await open_session(session, opening, rules=tools.sign_in, now=door.now)
    event = Event(door.log_unit, "SIGNED_IN", f"account:{account_id.hex()}", details={"how": fresh.how})
    await record(session, audit.inbox, door.acting(account_id), event)
    return SignedIn(fresh.token, account_id, ends)
