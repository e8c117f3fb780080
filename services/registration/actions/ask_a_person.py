"""A family asks for something that a person has to look at: a correction after the close, an objection to a refusal."""

from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.rights.deletion import ANSWER_WITHIN
from services.registration.domain.rights.errors import NothingToObjectTo
from services.registration.domain.rights.requests import Kind
from services.registration.domain.rights.words import checked_words
from services.registration.store.applications import Applications
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


async def ask_correction(tools: Tools, visit: Visit, number: str, words: str, *, request_id: UUID) -> DataRequest:
    """Ask that something be corrected which the family cannot correct itself any more.

    Raises `ApplicationNotFound`, `WordsMissing`, `WordsTooLong`, and `HelperMayNot`.
    """
    guardian_only(visit)
    clean = checked_words(words, "reason", needed=True)
    async with tools.db.transaction(visit.unit_code) as session:
        await Applications(session, visit.unit_code, tools.keys.sealer).one(number, account_id=visit.account_id)
        about = f"application:{number}"
        asked = DataRequest(request_id, visit.account_id, Kind.CORRECT, about, visit.now, words=clean)
        return await _hand_over(session, tools, visit, asked)


async def object_to_answer(
    tools: Tools, visit: Visit, refused_id: UUID, words: str, *, request_id: UUID
) -> DataRequest:
    """Object to a refusal; raises `DataRequestNotFound`, `NothingToObjectTo`, and what `ask_correction` raises."""
    guardian_only(visit)
    clean = checked_words(words, "reason", needed=True)
    async with tools.db.transaction(visit.unit_code) as session:
        requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
        refused = await requests.one(refused_id, account_id=visit.account_id, lock=True)
        if not refused.was_refused:
            raise NothingToObjectTo
        again = await requests.objection_to(refused_id)
        if again is not None:
            return again
        asked = DataRequest(
            request_id, visit.account_id, refused.kind, refused.subject, visit.now, words=clean, objects_to=refused_id
        )
        return await _hand_over(session, tools, visit, asked)


async def _hand_over(session: WriteSession, tools: Tools, visit: Visit, asked: DataRequest) -> DataRequest:
    waiting = asked.until(visit.now + ANSWER_WITHIN)
    requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
    if not await requests.keep(session, waiting):
        return await requests.one(asked.request_id, account_id=visit.account_id)
    details = {"kind": asked.kind.value, "request": str(asked.request_id)}
    event = Event(visit.unit_code, "DATA_REQUEST_SENT", asked.record, details=details)
    await record(session, audit.inbox, visit.acting, event)
    return waiting
