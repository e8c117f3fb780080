"""A family agrees to reminders by SMS, which are beyond the duty of the authority, or takes that back at any time."""

from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.notices.required import SMS, notice_of
from services.registration.store.notices import NoticeBook
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


async def agree_to_reminders(tools: Tools, visit: Visit, *, consent_id: UUID) -> None:
    """Note the consent with the hash of the text that it was given to; twice is once. Raises `HelperMayNot`."""
    guardian_only(visit)
    unit = await tools.units.unit(visit.unit_code)
    notice = notice_of(unit, SMS, backup_days=tools.backup_days)
    async with tools.db.transaction(visit.unit_code) as session:
        book = NoticeBook(session, visit.unit_code, visit.account_id)
        if await book.give(session, notice, consent_id=consent_id, now=visit.now):
            event = Event(visit.unit_code, "CONSENT_GIVEN", _about(visit), details={SMS: notice.sha256.hex()})
            await record(session, audit.inbox, visit.acting, event)


async def take_back_reminders(tools: Tools, visit: Visit) -> None:
    """Take it back; from this moment nothing more is sent. Raises `HelperMayNot`."""
    guardian_only(visit)
    async with tools.db.transaction(visit.unit_code) as session:
        book = NoticeBook(session, visit.unit_code, visit.account_id)
        if await book.revoke(session, SMS, visit.now):
            event = Event(visit.unit_code, "CONSENT_REVOKED", _about(visit), details={"about": SMS})
            await record(session, audit.inbox, visit.acting, event)


async def wants_reminders(tools: Tools, visit: Visit) -> bool:
    """Whether the family wants reminders, for whoever is about to send one."""
    async with tools.db.reading(visit.unit_code) as session:
        consents = await NoticeBook(session, visit.unit_code, visit.account_id).consents()
    return any(one.about == SMS and one.revoked_at is None for one in consents)


def _about(visit: Visit) -> str:
    return f"account:{visit.account_id.hex()}"
