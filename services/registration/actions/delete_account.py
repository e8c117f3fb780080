"""A family asks that its phone be deleted: at once where nothing hangs on it, in every unit."""

from uuid import UUID

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.written_answers import ruled
from services.registration.domain.rights.deletion import Ruling, Verdict, rule_on_account
from services.registration.domain.rights.requests import Kind
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.tables import audit
from services.registration.store.units import unit_codes
from services.registration.store.unused_accounts import Holdings, delete_accounts, forget_grants, holdings_of
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.scope import UNSCOPED


async def delete_account(tools: Tools, visit: Visit, *, request_id: UUID) -> DataRequest:
    """Delete phone, sessions and messages where no form is kept anywhere, or say in writing what is in the way.

    The answer is written first, at the unit that was asked: whoever signs in again with the phone finds it there.
    """
    guardian_only(visit)
    holdings = await _everywhere(tools, visit)
    ruling = rule_on_account(applications=holdings.applications, drafts=holdings.drafts)
    asked = DataRequest(request_id, visit.account_id, Kind.DELETE, "account", visit.now)
    request = ruled(asked, ruling, tools, now=visit.now, holdings=holdings)
    async with tools.db.transaction(visit.unit_code) as session:
        await DataRequests(session, visit.unit_code, tools.keys.sealer).keep(session, request)
        act = "DATA_DELETED" if ruling.verdict is Verdict.GRANTED else "DATA_DELETION_REFUSED"
        about = f"account:{visit.account_id.hex()}"
        await record(session, audit.inbox, visit.acting, Event(visit.unit_code, act, about))
    await _delete(tools, visit, ruling)
    return request


async def _everywhere(tools: Tools, visit: Visit) -> Holdings:
    found = Holdings()
    for unit_code in await _units(tools):
        async with tools.db.reading(unit_code) as session:
            found = found.with_more(await holdings_of(session, unit_code, visit.account_id))
    return found


async def _delete(tools: Tools, visit: Visit, ruling: Ruling) -> None:
    if ruling.verdict is not Verdict.GRANTED:
        return
    for unit_code in await _units(tools):
        async with tools.db.transaction(unit_code) as session:
            await forget_grants(session, unit_code, visit.account_id)
    async with tools.db.transaction(UNSCOPED) as session:
        await delete_accounts(session, (visit.account_id,))


async def _units(tools: Tools) -> tuple[str, ...]:
    async with tools.db.reading(UNSCOPED) as session:
        return await unit_codes(session)
