"""Erase what rests on an application whose form registration has deleted, once per message."""

from datetime import datetime

from services.verification.store.erasure import erase_case
from services.verification.store.tables import audit, seen
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.contracts.messages import ApplicationErased
from shared.database.sessions import Database
from shared.jobs.seen import first_time


async def erase_application(db: Database, message: ApplicationErased, *, now: datetime) -> None:
    """Erase claim, words and answers; an application that never came here leaves nothing to erase.

    A check that arrives later asks registration for the claim and hears that there is none.
    """
    unit_code, number = message.unit_code, message.application_number
    async with db.transaction(unit_code) as session:
        if not await first_time(session, seen, message.message_id, now):
            return
        if await erase_case(session, unit_code, number, now=now):
            acting = Acting(Actor("service", "registration"), now, f"message:{message.message_id}")
            await record(session, audit.inbox, acting, Event(unit_code, "CASE_ERASED", f"application:{number}"))
