"""A guardian takes a grant back."""

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helper_errors import GrantNotFound
from services.registration.store.helper_grants import HelperGrants
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


async def take_back_help(tools: Tools, visit: Visit, grant: str) -> None:
    """End a grant at once, also for a helper who is at work; doing it twice is once.

    Raises `GrantNotFound`, and `HelperMayNot`.
    """
    guardian_only(visit)
    grants = HelperGrants(visit.unit_code, tools.keys.sealer)
    async with tools.db.transaction(visit.unit_code) as session:
        kept = await grants.held(session, grant)
        if kept is None or kept.account_id != visit.account_id:
            raise GrantNotFound
        if kept.ended_at is not None:
            return
        await grants.end(session, grant, visit.now)
        details = {"helper": kept.helper_account.hex()}
        event = Event(visit.unit_code, "HELPER_TAKEN_BACK", f"grant:{grant}", details=details)
        await record(session, audit.inbox, visit.acting, event)
