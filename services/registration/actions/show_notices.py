"""Shows a family what it should know before it sends anything, and notes by hash what it was shown (PIPL art. 17)."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.notices.rendering import Notice
from services.registration.domain.notices.required import mark_of, required_notices
from services.registration.store.notices import NoticeBook
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


@dataclass(frozen=True)
class NoticesToShow:
    """The notices in force. `changed` are those that the family went on from in an earlier text."""

    notices: tuple[Notice, ...]
    mark: str
    changed: tuple[Notice, ...]


async def show_notices(tools: Tools, visit: Visit, place: str) -> NoticesToShow:
    """Return the notices in force, and note that this page (`place`) shows them; a helper sees them for the family."""
    unit = await tools.units.unit(visit.unit_code)
    notices = required_notices(unit, backup_days=tools.backup_days)
    async with tools.db.reading(visit.unit_code) as reading:
        shown = await NoticeBook(reading, visit.unit_code, visit.account_id).shown()
    new = [one for one in notices if one.sha256 not in {kept.sha256 for kept in shown}]
    if new:
        async with tools.db.transaction(visit.unit_code) as session:
            book = NoticeBook(session, visit.unit_code, visit.account_id)
            await book.keep_shown(session, new, place=place, now=visit.now)
    went_on = {kept.sha256 for kept in shown if kept.acknowledged_at}
    known = {kept.notice for kept in shown if kept.acknowledged_at}
    changed = tuple(one for one in notices if one.sha256 not in went_on and one.document.notice in known)
    return NoticesToShow(notices, mark_of(notices), changed)


async def acknowledge_notices(tools: Tools, visit: Visit, mark: str) -> bool:
    """Note that the family went on from exactly these texts; False where they have changed since its page was made.

    This is no consent: the ground of the registration is the law (PIPL art. 13, 1 (3)), and nothing hangs on it.
    """
    unit = await tools.units.unit(visit.unit_code)
    notices = required_notices(unit, backup_days=tools.backup_days)
    if mark != mark_of(notices):
        return False
    async with tools.db.transaction(visit.unit_code) as session:
        book = NoticeBook(session, visit.unit_code, visit.account_id)
        await book.keep_shown(session, notices, place="check", now=visit.now)
        if await book.acknowledge(session, [one.sha256 for one in notices], visit.now):
            about = f"account:{visit.account_id.hex()}"
            hashes = {one.document.notice: one.sha256.hex() for one in notices}
            event = Event(visit.unit_code, "NOTICE_ACKNOWLEDGED", about, details=hashes)
            await record(session, audit.inbox, visit.acting, event)
    return True
