"""A helper turns to a family's registration, and back to its own."""

from dataclasses import replace

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helper_errors import GrantNotFound, HelpsNobody
from services.registration.domain.helping import Standing
from services.registration.domain.sign_in import Caller, Helps
from services.registration.store.helper_acts import Between, note_help
from services.registration.store.helper_grants import HelperGrants
from services.registration.store.sessions import note_helps
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.scope import UNSCOPED


async def begin_help(tools: Tools, own: Visit, caller: Caller, grant: str) -> None:
    """Let the caller's session act for the family of a grant; the family sees that it began.

    Raises `GrantNotFound`, and `HelpsNobody` where it is not alive.
    """
    unit = await tools.units.unit(own.unit_code)
    async with tools.db.transaction(own.unit_code) as session:
        kept = await HelperGrants(own.unit_code, tools.keys.sealer).one(session, grant)
        if kept is None or kept.helper_account != own.account_id:
            raise GrantNotFound
        if kept.standing(unit.season, own.now) is not Standing.LIVE:
            raise HelpsNobody
        await note_helps(session, caller.token_hash, Helps(own.unit_code, grant))
        await note_help(session, Between(own.unit_code, kept.account_id, own.account_id), "began", own.now)
        acting = replace(own, account_id=kept.account_id, helper_id=own.account_id).acting
        await record(session, audit.inbox, acting, Event(own.unit_code, "HELPER_BEGAN", f"grant:{grant}"))


async def end_help(tools: Tools, caller: Caller) -> None:
    """Let the caller's session act for its own family again."""
    async with tools.db.transaction(UNSCOPED) as session:
        await note_helps(session, caller.token_hash, None)
