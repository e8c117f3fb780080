"""A family asks that a form it has not sent be deleted: at once, with a written answer."""

from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.written_answers import answered
from services.registration.domain.errors import DraftNotFound
from services.registration.domain.rights.deletion import Reason
from services.registration.domain.rights.requests import Kind
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.drafts import Drafts
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


async def delete_draft(tools: Tools, visit: Visit, slot: UUID, *, request_id: UUID) -> DataRequest:
    """Delete a draft and return the answer; raises `DraftNotFound`, and `HelperMayNot`."""
    guardian_only(visit)
    drafts = Drafts(visit.unit_code, visit.account_id, tools.keys.sealer)
    asked = DataRequest(request_id, visit.account_id, Kind.DELETE, "draft", visit.now)
    request = answered(asked, Reason.DRAFT_DELETED, tools, now=visit.now)
    async with tools.db.transaction(visit.unit_code) as session:
        if await drafts.one(session, slot) is None:
            raise DraftNotFound
        await drafts.discard(session, slot)
        await DataRequests(session, visit.unit_code, tools.keys.sealer).keep(session, request)
        await record(session, audit.inbox, visit.acting, Event(visit.unit_code, "DATA_DELETED", f"draft:{slot}"))
    return request
