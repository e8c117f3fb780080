"""The last step: everything once more, then send it. Pressed twice is once."""

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.check_submission import check_submission
from services.registration.actions.open_draft import open_draft
from services.registration.actions.save_draft import save_draft
from services.registration.actions.show_notices import acknowledge_notices, show_notices
from services.registration.actions.submit_draft import submit_draft
from services.registration.domain.checked import CheckedSubmission
from services.registration.domain.errors import DraftNotFound
from services.registration.domain.submission import Submission
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.check_page_view import check_page_view
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.notices_view import notices_view
from services.registration.web.family_pages.paths import receipt_path
from services.registration.web.family_pages.steps import CHECK
from services.registration.web.site import our_form
from services.registration.web.visitors import Family, SignedInFamily
from shared.errors import FieldProblem, ServiceError
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

NOTICES_CHANGED = Faults(
    (FieldProblem("", "给您看的说明刚改过。请再看一眼，没有问题再按一次提交。", "NOTICES_CHANGED"),)
)
router = APIRouter(prefix=f"/u/{{unit}}/form/{{slot}}/{CHECK.slug}")


@router.get("")
async def look(family: SignedInFamily, slot: UUID) -> Response:
    """Show everything, with what is still missing."""
    return await _page(family, await open_draft(family.tools, family.visit, slot), Faults())


@router.post("", dependencies=[Depends(our_form)])
async def send(family: SignedInFamily, slot: UUID) -> Response:
    """Send the form; where it cannot be sent, the page says why and the draft is as before."""
    try:
        draft: Draft | None = await open_draft(family.tools, family.visit, slot)
    except DraftNotFound:
        draft = None
    if draft is not None:
        if (await _checked(family, draft)).problems:
            return await _page(family, draft, Faults())
        if not await acknowledge_notices(family.tools, family.visit, await _mark(family)):
            return await _page(family, draft, NOTICES_CHANGED)
        await _complete(family, draft)
    try:
        submitted = await submit_draft(family.tools, family.visit, slot)
    except ServiceError as refused:
        if draft is None:
            raise
        return await _page(family, await _restored(family, draft), _about_page(refused))
    path = receipt_path(family.unit.unit_code, submitted.application_number)
    return RedirectResponse(local_url(family.request, path), 303)


async def _mark(family: Family) -> str:
    return (await typed(family.request)).get("notices", "")


async def _complete(family: Family, draft: Draft) -> Draft:
    whole = replace(draft.content, values=completed(draft.content.values, family.unit))
    return await save_draft(family.tools, family.visit, draft.slot, whole, version=draft.version)


async def _restored(family: Family, draft: Draft) -> Draft:
    """Put back what was typed, so that an address that follows another still follows it."""
    kept = await open_draft(family.tools, family.visit, draft.slot)
    return await save_draft(family.tools, family.visit, draft.slot, draft.content, version=kept.version)


def _about_page(refused: ServiceError) -> Faults:
    return Faults((FieldProblem("", refused.sentence, refused.code),))


async def _checked(family: Family, draft: Draft) -> CheckedSubmission:
    content = draft.content
    whole = completed(content.values, family.unit)
    submission = Submission(whole, content.choices, content.together_with, content.one_guardian_reason)
    return await check_submission(family.tools, family.visit, submission, family.unit)


async def _page(family: Family, draft: Draft, faults: Faults) -> Response:
    checked = await _checked(family, draft)
    view = check_page_view(draft, checked, family.unit, family.visit.now)
    notices = notices_view(await show_notices(family.tools, family.visit, CHECK.slug), family.unit)
    return family.page("check.html", view=view, notices=notices, faults=faults)
