"""A family sees, or takes home, everything that is held about its child (PIPL art. 45), and is answered in writing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.list_helpers_named import HelperLine, named_helpers
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.written_answers import answered
from services.registration.domain.rights.deletion import Reason
from services.registration.domain.rights.my_data import OwnData
from services.registration.domain.rights.requests import Kind
from services.registration.store.applications import Applications
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.own_data import read_own_data
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.clock import CHINA
from shared.contracts.reads import HeldByVerification
from shared.crypto.hashing import tagged_hash


@dataclass(frozen=True)
class MyData:
    """All of it: our own part, verification's (None: it did not answer), who helped, what was asked before."""

    own: OwnData
    held: HeldByVerification | None
    helpers: tuple[HelperLine, ...]
    requests: tuple[DataRequest, ...]
    made_at: datetime


async def see_my_data(tools: Tools, visit: Visit, number: str) -> MyData:
    """Return everything about an application, numbers to be masked by the page; once a day it is noted as a request.

    Raises `ApplicationNotFound`.
    """
    day = visit.now.astimezone(CHINA).date().isoformat()
    mark = tagged_hash("yangguang/data-seen/1", visit.account_id, number.encode(), day.encode())
    return await _read(tools, visit, number, request=(Kind.SEE, UUID(bytes=mark[:16], version=4)))


async def copy_my_data(tools: Tools, visit: Visit, number: str, *, request_id: UUID) -> MyData:
    """Return everything in full, for a copy; raises `ApplicationNotFound`, and `HelperMayNot`."""
    guardian_only(visit)
    return await _read(tools, visit, number, request=(Kind.COPY, request_id))


async def _read(tools: Tools, visit: Visit, number: str, *, request: tuple[Kind, UUID]) -> MyData:
    kind, request_id = request
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        own = await read_own_data(session, applications, kept)
        requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
        asked = DataRequest(request_id, visit.account_id, kind, f"application:{number}", visit.now)
        reason = Reason.COPIED if kind is Kind.COPY else Reason.SEEN
        if await requests.keep(session, answered(asked, reason, tools, now=visit.now)):
            act = "DATA_COPIED" if kind is Kind.COPY else "DATA_SEEN"
            await record(session, audit.inbox, visit.acting, Event(visit.unit_code, act, f"application:{number}"))
        before = tuple(one for one in await requests.of_account(visit.account_id) if one.number == number)
        helpers = await named_helpers(session, tools, visit)
    held = await tools.held.held(visit.unit_code, number, full=kind is Kind.COPY)
    return MyData(own, held, helpers, before, visit.now)
