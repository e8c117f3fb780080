"""A person answers what no rule may decide: grants it, and it is done, or says in writing why not."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registration.actions.tools import Tools
from services.registration.domain.application import ENDED, State
from services.registration.domain.errors import RosterFrozen
from services.registration.domain.kept import Kept
from services.registration.domain.rights.deletion import Reason, Verdict
from services.registration.domain.rights.errors import DataRequestAnswered, OwnChild
from services.registration.domain.rights.requests import Answer, Kind
from services.registration.domain.rights.words import checked_words
from services.registration.store.applications import Applications
from services.registration.store.changes import keep_state
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.erasure import erase_applications
from services.registration.store.own_data import form_kept_until, people_of
from services.registration.store.tables import audit
from services.registration.store.units import hold_open
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.contracts.staff import StaffMember
from shared.database.sessions import ReadSession, WriteSession

PURPOSE = "FAMILY_ASKS"


@dataclass(frozen=True)
class Decided:
    """What a person decided about a request, and the words that the family reads."""

    request_id: UUID
    agreed: bool
    words: str


async def list_open_requests(tools: Tools, unit_code: str) -> tuple[DataRequest, ...]:
    """Return what waits for a person at a unit, the most urgent first."""
    async with tools.db.reading(unit_code) as session:
        return await DataRequests(session, unit_code, tools.keys.sealer).still_open()


async def read_open_request(
    tools: Tools, unit_code: str, request_id: UUID, member: StaffMember, acting: Acting
) -> DataRequest:
    """Return one request with what the family wrote; the look is noted with its purpose. Raises `OwnChild`."""
    async with tools.db.transaction(unit_code) as session:
        found = await DataRequests(session, unit_code, tools.keys.sealer).one(request_id)
        await _refuse_kin(session, unit_code, found, member)
        event = Event(unit_code, "DATA_REQUEST_READ", found.record, PURPOSE, {"request": str(request_id)})
        await record(session, audit.inbox, acting, event)
    return found


async def answer_request(
    tools: Tools, unit_code: str, decided: Decided, member: StaffMember, acting: Acting
) -> DataRequest:
    """Write the answer of the person who acts; a deletion that is granted happens in the same moment.

    Raises `DataRequestNotFound`, `DataRequestAnswered`, `OwnChild`, `WordsMissing`, `WordsTooLong`.
    """
    words = checked_words(decided.words, "reason", needed=True)
    async with tools.db.transaction(unit_code) as session:
        requests = DataRequests(session, unit_code, tools.keys.sealer)
        asked = await requests.one(decided.request_id, lock=True)
        if asked.answer is not None:
            raise DataRequestAnswered
        await _refuse_kin(session, unit_code, asked, member)
        applications = Applications(session, unit_code, tools.keys.sealer)
        until = await _do(session, applications, asked, decided.agreed, now=acting.now)
        verdict = Verdict.GRANTED if decided.agreed else Verdict.REFUSED
        answer = Answer(verdict, Reason.BY_A_PERSON, words, acting.now, acting.actor.who, until)
        await requests.answer(session, asked.request_id, answer)
        details = {"request": str(asked.request_id), "verdict": verdict.value, "kind": asked.kind.value}
        await record(session, audit.inbox, acting, Event(unit_code, "DATA_REQUEST_ANSWERED", asked.record, "", details))
        return await requests.one(decided.request_id)


async def _do(
    session: WriteSession, applications: Applications, asked: DataRequest, agreed: bool, *, now: datetime
) -> datetime | None:
    """Delete what was agreed to; return until when the form stays otherwise."""
    if not asked.number:
        return None
    kept = await applications.held(session, asked.number)
    if not agreed or asked.kind is not Kind.DELETE:
        return await form_kept_until(session, kept)
    await _leave_the_season(session, kept, now=now)
    await erase_applications(session, kept.unit_code, (kept.number,), now=now)
    return None


async def _refuse_kin(session: ReadSession, unit_code: str, asked: DataRequest, member: StaffMember) -> None:
    if asked.number and member.is_kin_of(*await people_of(session, unit_code, asked.number)):
        raise OwnChild


async def _leave_the_season(session: WriteSession, kept: Kept, *, now: datetime) -> None:
    """Before the freeze an application without a form cannot stay: it is taken back with its deletion."""
    if kept.state in ENDED:
        return
    try:
        await hold_open(session, kept.unit_code, kept.season)
    except RosterFrozen:
        return
    await keep_state(session, kept, State.WITHDRAWN, act="withdrawn", now=now)
