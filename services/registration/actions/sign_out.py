"""End a session, or every session of a family."""

from services.registration.actions.tools import Tools
from services.registration.domain.sign_in import Caller, Door
from services.registration.store.sessions import revoke, revoke_all
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.scope import UNSCOPED


async def sign_out(tools: Tools, caller: Caller, *, door: Door) -> None:
    """Revoke the session; its token opens nothing any more."""
    async with tools.db.transaction(UNSCOPED) as session:
        await revoke(session, caller.token_hash, door.now)
        event = Event(door.log_unit, "SIGNED_OUT", f"account:{caller.account_id.hex()}")
        await record(session, audit.inbox, door.acting(caller.account_id), event)


async def sign_out_everywhere(tools: Tools, caller: Caller, *, door: Door) -> None:
    """Revoke every session of the caller's own account, this one too; of nobody else's, whoever it helps."""
    async with tools.db.transaction(UNSCOPED) as session:
        await revoke_all(session, caller.account_id, door.now)
        event = Event(door.log_unit, "SIGNED_OUT_EVERYWHERE", f"account:{caller.account_id.hex()}")
        await record(session, audit.inbox, door.acting(caller.account_id), event)
