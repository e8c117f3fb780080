"""A family takes its application back."""

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application import Event, State, next_state
from services.registration.store.applications import Applications
from services.registration.store.changes import keep_state
from services.registration.store.tables import audit
from services.registration.store.units import hold_open
from shared.audit_log.events import Event as LogEvent
from shared.audit_log.record import record


async def withdraw_application(tools: Tools, visit: Visit, number: str) -> None:
    """End an application; doing it twice is once.

    Raises `ApplicationNotFound`, `StateForbids` where it was given up already, `RosterFrozen` after the freeze, and
    `HelperMayNot`.
    """
    guardian_only(visit)
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.held(session, number, account_id=visit.account_id)
        if kept.state is State.WITHDRAWN:
            return
        state = next_state(kept.state, Event.WITHDRAWN)
        await hold_open(session, visit.unit_code, kept.season)
        await keep_state(session, kept, state, act="withdrawn", now=visit.now)
        details = {"version": str(kept.version)}
        event = LogEvent(visit.unit_code, "APPLICATION_WITHDRAWN", f"application:{number}", details=details)
        await record(session, audit.inbox, visit.acting, event)
