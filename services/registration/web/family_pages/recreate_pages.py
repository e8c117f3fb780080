"""Bring back an application that is missing: the receipt, and the form once more."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_drafts import list_drafts
from services.registration.actions.open_draft import open_draft
from services.registration.actions.recreate_application import recreate_application
from services.registration.actions.save_draft import save_draft
from services.registration.domain.draft import DraftContent
from services.registration.domain.form_copy import read_form_copy
from services.registration.domain.receipts.errors import FormNotGiven
from services.registration.domain.submission import Submission
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.paths import draft_path, mine_path, receipt_path, recreate_path
from services.registration.web.family_pages.steps import CHILD
from services.registration.web.public_pages.whole_receipt_pages import FORM_COPY, RECEIPT_FILE, receipt_sent
from services.registration.web.site import our_form
from services.registration.web.visitors import Family, SignedInFamily
from shared.errors import ServiceError
from shared.ids import new_id
from shared.web.faults import Faults
from shared.web.local_paths import local_url
from shared.web.uploads import Sent, typed_with_files

router = APIRouter(prefix="/u/{unit}/recreate")


@dataclass(frozen=True)
class RecreateView:
    """What the page offers: the drafts with which the form can be entered again, as pairs of slot and words."""

    path: str
    mine: str
    drafts: tuple[tuple[str, str], ...]


@router.get("")
async def ask(family: SignedInFamily) -> Response:
    """Ask for the receipt and the form."""
    return await _page(family, Faults())


@router.post("", dependencies=[Depends(our_form)])
async def recreate(family: SignedInFamily) -> Response:
    """Bring it back, or say in one sentence why not."""
    sent = await typed_with_files(family.request, RECEIPT_FILE, FORM_COPY)
    try:
        content = await _content(family, sent)
        done = await recreate_application(family.tools, family.visit, receipt_sent(sent), content)
    except ServiceError as refused:
        return await _page(family, Faults.of(refused))
    path = receipt_path(family.unit.unit_code, done.application_number)
    return RedirectResponse(local_url(family.request, path), 303)


@router.post("/form", dependencies=[Depends(our_form)])
async def enter_again(family: SignedInFamily) -> Response:
    """Open an empty form, also after the close: it is not sent, but compared with the receipt."""
    draft = await save_draft(family.tools, family.visit, new_id(), DraftContent(), version=0)
    return RedirectResponse(local_url(family.request, draft_path(family.unit, draft.slot, CHILD.slug)), 303)


async def _content(family: Family, sent: Sent) -> Submission:
    copy = sent.files.get(FORM_COPY)
    if copy is not None:
        return read_form_copy(copy)
    slot = _slot(sent.fields.get("slot", ""))
    if slot is None:
        raise FormNotGiven
    content = (await open_draft(family.tools, family.visit, slot)).content
    values = completed(content.values, family.unit)
    return Submission(values, content.choices, content.together_with, content.one_guardian_reason)


def _slot(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


async def _page(family: Family, faults: Faults) -> Response:
    drafts = await list_drafts(family.tools, family.visit)
    named = tuple((str(one.slot), one.content.values.get("name") or "还没有写名字的孩子") for one in drafts)
    unit_code = family.unit.unit_code
    view = RecreateView(recreate_path(unit_code), mine_path(unit_code), named)
    return family.page("recreate.html", view=view, faults=faults)
