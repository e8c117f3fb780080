"""What a family asked about its data and was answered; what it was shown, and agreed to beyond the duty."""

from dataclasses import dataclass
from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.notices.rendering import Notice
from services.registration.domain.notices.required import SMS, notice_of
from services.registration.store.data_requests import DataRequest, DataRequests
from services.registration.store.notices import NoticeBook, ShownNotice


@dataclass(frozen=True)
class MyRequests:
    """Newest first. `reminders` is whether the family agreed to them; `about_reminders` what that means."""

    requests: tuple[DataRequest, ...]
    shown: tuple[ShownNotice, ...]
    reminders: bool
    about_reminders: Notice


async def list_my_requests(tools: Tools, visit: Visit) -> MyRequests:
    """Return all of it."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        requests = await DataRequests(session, visit.unit_code, tools.keys.sealer).of_account(visit.account_id)
        book = NoticeBook(session, visit.unit_code, visit.account_id)
        shown, consents = await book.shown(), await book.consents()
    return MyRequests(
        requests=requests,
        shown=shown,
        reminders=any(one.about == SMS and one.revoked_at is None for one in consents),
        about_reminders=notice_of(unit, SMS, backup_days=tools.backup_days),
    )


async def show_request(tools: Tools, visit: Visit, request_id: UUID) -> tuple[DataRequest, DataRequest | None]:
    """Return a request of this family, and its objection to the answer; raises `DataRequestNotFound`."""
    async with tools.db.reading(visit.unit_code) as session:
        requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
        found = await requests.one(request_id, account_id=visit.account_id)
        return found, await requests.objection_to(request_id)
