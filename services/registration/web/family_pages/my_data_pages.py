"""我的资料: every child, every form begun, what was agreed to and asked, and the way to have the phone deleted."""

from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.ask_a_person import object_to_answer
from services.registration.actions.delete_account import delete_account
from services.registration.actions.delete_draft import delete_draft
from services.registration.actions.list_applications import list_applications
from services.registration.actions.list_drafts import list_drafts
from services.registration.actions.list_my_requests import list_my_requests, show_request
from services.registration.actions.set_consent import agree_to_reminders, take_back_reminders
from services.registration.domain.rights.deletion import Verdict
from services.registration.domain.rights.errors import WordsMissing, WordsTooLong
from services.registration.web.family_pages.deletion_view import asking_page
from services.registration.web.family_pages.my_data_view import my_data_page
from services.registration.web.family_pages.paths import my_data_path, request_path
from services.registration.web.family_pages.request_ids import request_id_of
from services.registration.web.family_pages.request_view import request_page
from services.registration.web.site import our_form, site_of
from services.registration.web.visitors import Family, SignedInFamily
from services.registration.web.voices import COOKIE
from shared.ids import new_id
from shared.web.faults import Faults
from shared.web.forms import typed

router = APIRouter(prefix="/u/{unit}")


@router.get("/my-data")
async def my_data(family: SignedInFamily) -> Response:
    """Show it."""
    asked = await list_my_requests(family.tools, family.visit)
    view = my_data_page(
        await list_applications(family.tools, family.visit),
        await list_drafts(family.tools, family.visit),
        asked,
        family.unit,
    )
    return family.page("my_data.html", view=view, phone=family.account.phone_masked)


@router.post("/my-data/reminders", dependencies=[Depends(our_form)])
async def reminders(family: SignedInFamily) -> Response:
    """Agree to reminders by SMS, or take that back."""
    if (await typed(family.request)).get("reminders") == "1":
        await agree_to_reminders(family.tools, family.visit, consent_id=new_id())
    else:
        await take_back_reminders(family.tools, family.visit)
    return family.to(my_data_path(family.unit.unit_code))


@router.post("/my-data/drafts/{slot}/delete", dependencies=[Depends(our_form)])
async def drop_draft(family: SignedInFamily, slot: UUID) -> Response:
    """Delete a form that was not sent."""
    told = await delete_draft(family.tools, family.visit, slot, request_id=request_id_of(await typed(family.request)))
    return family.to(request_path(family.unit.unit_code, told.request_id))


@router.get("/my-data/account/delete")
async def ask_account(family: SignedInFamily) -> Response:
    """Say what deleting the phone means, before it is done."""
    back = my_data_path(family.unit.unit_code)
    return family.page(
        "delete_account.html", phone=family.account.phone_masked, back_path=back, asking=asking_page(new_id(), "")
    )


@router.post("/my-data/account/delete", dependencies=[Depends(our_form)])
async def drop_account(family: SignedInFamily) -> Response:
    """Delete it where nothing hangs on it; whoever had it deleted is signed out and reads the answer at once."""
    request_id = request_id_of(await typed(family.request))
    told = await delete_account(family.tools, family.visit, request_id=request_id)
    if told.answer is None or told.answer.verdict is not Verdict.GRANTED:
        return family.to(request_path(family.unit.unit_code, told.request_id))
    answer = family.page("request.html", view=request_page(told, family.unit, objection=None), asking=None)
    site_of(family.request).cookies.forget(answer, COOKIE)
    return answer


@router.get("/requests/{request_id}")
async def request(family: SignedInFamily, request_id: UUID) -> Response:
    """Show a request with its written answer."""
    return await _request(family, request_id, Faults(), "")


@router.post("/requests/{request_id}/object", dependencies=[Depends(our_form)])
async def object_to(family: SignedInFamily, request_id: UUID) -> Response:
    """Have a person look at a refusal."""
    fields = await typed(family.request)
    words = fields.get("my_words", "")
    try:
        told = await object_to_answer(family.tools, family.visit, request_id, words, request_id=request_id_of(fields))
    except (WordsMissing, WordsTooLong) as wrong:
        return await _request(family, request_id, Faults.of(wrong), words)
    return family.to(request_path(family.unit.unit_code, told.request_id))


async def _request(family: Family, request_id: UUID, faults: Faults, words: str) -> Response:
    found, objection = await show_request(family.tools, family.visit, request_id)
    view = request_page(found, family.unit, objection=objection)
    return family.page("request.html", view=view, asking=asking_page(new_id(), words), faults=faults)
