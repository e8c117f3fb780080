"""Everything that is held about one child: to see, to take home, to have corrected or deleted."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.ask_a_person import ask_correction
from services.registration.actions.delete_application import DeletionAsked, delete_application, preview_deletion
from services.registration.actions.see_my_data import copy_my_data, see_my_data
from services.registration.actions.show_application import show_application
from services.registration.domain.rights.errors import WordsMissing, WordsTooLong
from services.registration.web.copies.as_json import copy_as_json
from services.registration.web.copies.as_pdf import copy_template, copy_values
from services.registration.web.downloads import download
from services.registration.web.family_pages.data_view import data_page
from services.registration.web.family_pages.deletion_view import asking_page, correction_page, deletion_page
from services.registration.web.family_pages.paths import request_path
from services.registration.web.family_pages.request_ids import request_id_of
from services.registration.web.site import our_form, site_of
from services.registration.web.visitors import Family, SignedInFamily
from shared.ids import new_id
from shared.web.faults import Faults
from shared.web.forms import typed

router = APIRouter(prefix="/u/{unit}/applications/{number}")


@router.get("/data")
async def see(family: SignedInFamily, number: str) -> Response:
    """Show everything."""
    status = await show_application(family.tools, family.visit, number)
    found = await see_my_data(family.tools, family.visit, number)
    return family.page("data.html", view=data_page(found, family.unit, may_correct=status.may_correct))


@router.post("/copy", dependencies=[Depends(our_form)])
async def copy(family: SignedInFamily, number: str) -> Response:
    """Give everything as a file: JSON for programs, PDF for people."""
    wanted = (await typed(family.request)).get("copy_format", "")
    found = await copy_my_data(family.tools, family.visit, number, request_id=new_id())
    if wanted == "json":
        return download(copy_as_json(found, family.unit), "application/json", "my-data.json")
    values = copy_values(found, family.unit)
    printed = await site_of(family.request).printer.print(copy_template(), values, made_at=found.made_at)
    return download(printed, "application/pdf", "my-data.pdf")


@router.get("/delete")
async def ask_delete(family: SignedInFamily, number: str) -> Response:
    """Say what would come of it, before it is done."""
    return await _deletion(family, number, Faults(), "")


@router.post("/delete", dependencies=[Depends(our_form)])
async def delete(family: SignedInFamily, number: str) -> Response:
    """Delete, refuse with reason and date, or hand it to a person; the answer has a page of its own."""
    fields = await typed(family.request)
    words = fields.get("my_words", "")
    asked = DeletionAsked(number, words=words, withdraw=fields.get("withdraw") == "1")
    request_id = request_id_of(fields)
    try:
        told = await delete_application(family.tools, family.visit, asked, request_id=request_id)
    except (WordsMissing, WordsTooLong) as wrong:
        return await _deletion(family, number, Faults.of(wrong), words)
    return family.to(request_path(family.unit.unit_code, told.request_id))


@router.get("/ask")
async def ask_for_correction(family: SignedInFamily, number: str) -> Response:
    """Ask what should be corrected that the family cannot correct itself any more."""
    return await _correction(family, number, Faults(), "")


@router.post("/ask", dependencies=[Depends(our_form)])
async def send_correction(family: SignedInFamily, number: str) -> Response:
    """Hand it to a person."""
    fields = await typed(family.request)
    words = fields.get("my_words", "")
    try:
        told = await ask_correction(family.tools, family.visit, number, words, request_id=request_id_of(fields))
    except (WordsMissing, WordsTooLong) as wrong:
        return await _correction(family, number, Faults.of(wrong), words)
    return family.to(request_path(family.unit.unit_code, told.request_id))


async def _deletion(family: Family, number: str, faults: Faults, words: str) -> Response:
    kept, ruling = await preview_deletion(family.tools, family.visit, number)
    view = deletion_page(kept, ruling, family.unit, asking_page(new_id(), words))
    return family.page("delete.html", view=view, faults=faults)


async def _correction(family: Family, number: str, faults: Faults, words: str) -> Response:
    status = await show_application(family.tools, family.visit, number)
    view = correction_page(status, family.unit, asking_page(new_id(), words))
    return family.page("ask_correction.html", view=view, faults=faults)
