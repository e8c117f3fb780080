"""A family asks that what its application says be deleted; whatever comes of it stands in writing."""

from dataclasses import dataclass
from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.written_answers import ruled
from services.registration.domain.application import ENDED, Event, next_state
from services.registration.domain.kept import Kept
from services.registration.domain.rights.deletion import Reason, Ruling, Standing, Verdict, rule_on_deletion
from services.registration.domain.rights.requests import Kind
from services.registration.domain.rights.words import checked_words
from services.registration.store.applications import Applications
from services.registration.store.changes import keep_state
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.draft_slots import correction_slot
from services.registration.store.drafts import Drafts
from services.registration.store.erasure import erase_applications
from services.registration.store.own_data import form_kept_until, was_frozen
from services.registration.store.tables import audit
from services.registration.store.units import hold_open
from shared.audit_log import events
from shared.audit_log.record import record
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class DeletionAsked:
    """What a family asks: which application, in its own words if it has a reason of its own, giving it up or not."""

    number: str
    words: str = ""
    withdraw: bool = False
    """Take the application back first: before the freeze that makes the deletion possible at once."""


async def preview_deletion(tools: Tools, visit: Visit, number: str) -> tuple[Kept, Ruling]:
    """Return what the rule would say now, for the page that asks once more; nothing is written."""
    async with tools.db.reading(visit.unit_code) as session:
        kept = await Applications(session, visit.unit_code, tools.keys.sealer).one(number, account_id=visit.account_id)
        return kept, rule_on_deletion(await _standing(session, kept, special=False), visit.now)


async def delete_application(tools: Tools, visit: Visit, asked: DeletionAsked, *, request_id: UUID) -> DataRequest:
    """Delete at once where the law allows it; otherwise refuse with the reason and the date, or hand it to a person.

    The same `request_id` again is the same request. Raises `ApplicationNotFound`, `HelperMayNot`, `WordsTooLong`, and
    for giving up: `StateForbids`, `RosterFrozen`.
    """
    guardian_only(visit)
    words = checked_words(asked.words, "reason", needed=False)
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.held(session, asked.number, account_id=visit.account_id)
        if asked.withdraw and kept.erased_at is None and kept.state not in ENDED:
            kept = await _withdraw(session, applications, kept, visit)
        ruling = rule_on_deletion(await _standing(session, kept, special=bool(words)), visit.now)
        request = DataRequest(
            request_id, visit.account_id, Kind.DELETE, f"application:{kept.number}", visit.now, words=words
        )
        answered = ruled(request, ruling, tools, now=visit.now)
        requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
        if not await requests.keep(session, answered):
            return await requests.one(request_id, account_id=visit.account_id)
        if ruling.reason is Reason.DELETED:
            await delete_form(session, tools, kept, visit)
        await _log(session, visit, kept, ruling)
    return answered


async def delete_form(session: WriteSession, tools: Tools, kept: Kept, visit: Visit) -> None:
    """Erase an application that is held, and the draft in which it was being corrected."""
    await erase_applications(session, kept.unit_code, (kept.number,), now=visit.now)
    drafts = Drafts(kept.unit_code, kept.account_id, tools.keys.sealer)
    await drafts.discard(session, correction_slot(kept.unit_code, kept.number, kept.version))


async def _withdraw(session: WriteSession, applications: Applications, kept: Kept, visit: Visit) -> Kept:
    state = next_state(kept.state, Event.WITHDRAWN)
    await hold_open(session, kept.unit_code, kept.season)
    await keep_state(session, kept, state, act="withdrawn", now=visit.now)
    about = events.Event(kept.unit_code, "APPLICATION_WITHDRAWN", f"application:{kept.number}")
    await record(session, audit.inbox, visit.acting, about)
    return await applications.one(kept.number, account_id=visit.account_id)


async def _standing(session: ReadSession, kept: Kept, *, special: bool) -> Standing:
    return Standing(
        state=kept.state,
        erased=kept.erased_at is not None,
        frozen=await was_frozen(session, kept),
        kept_until=await form_kept_until(session, kept),
        special_reason=special,
    )


async def _log(session: WriteSession, visit: Visit, kept: Kept, ruling: Ruling) -> None:
    act = {Verdict.GRANTED: "DATA_DELETED", Verdict.REFUSED: "DATA_DELETION_REFUSED", None: "DATA_REQUEST_SENT"}
    details = {"reason": ruling.reason.value} if ruling.reason else {}
    about = events.Event(visit.unit_code, act[ruling.verdict], f"application:{kept.number}", details=details)
    await record(session, audit.inbox, visit.acting, about)
