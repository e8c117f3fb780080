"""The pages of questions: show one, take its answers into the draft, go on (POST, 303, GET)."""

from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from services.registration.actions.open_draft import open_draft
from services.registration.actions.save_draft import save_draft
from services.registration.actions.show_notices import show_notices
from services.registration.domain.form.items import registration_item
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.answers import (
    checked_form,
    cleaned_keys,
    next_step,
    page_problems,
    taken,
    with_cleaned_values,
)
from services.registration.web.family_pages.notices_view import notices_view
from services.registration.web.family_pages.paths import draft_path
from services.registration.web.family_pages.question_view import question_view
from services.registration.web.family_pages.steps import CHILD, QUESTIONS, Step
from services.registration.web.family_pages.veil import unveiled, veiled
from services.registration.web.site import our_form
from services.registration.web.visitors import Family, SignedInFamily
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

router = APIRouter(prefix="/u/{unit}/form/{slot}")


def question(slug: str) -> Step:
    """Return the step that the address names; raise 404 for another."""
    found = next((step for step in QUESTIONS if step.slug == slug), None)
    if found is None:
        raise HTTPException(404)
    return found


@router.get("/{slug}")
async def ask(family: SignedInFamily, slot: UUID, slug: str) -> Response:
    """Show a page of questions with what was saved."""
    draft = await open_draft(family.tools, family.visit, slot)
    return await _page(family, question(slug), draft, Faults())


@router.post("/{slug}", dependencies=[Depends(our_form)])
async def answer(family: SignedInFamily, slot: UUID, slug: str) -> Response:
    """Save what was typed, right or wrong; go on if it is right."""
    step = question(slug)
    draft = await open_draft(family.tools, family.visit, slot)
    fields = await typed(family.request)
    wrote = unveiled(step, fields, draft.content.values) if family.helping else fields
    content = taken(draft.content, step, wrote)
    checked = checked_form(content, family.unit, family.visit.now)
    kept = with_cleaned_values(content, step, checked)
    saved = await save_draft(family.tools, family.visit, slot, kept, version=draft.version)
    problems = page_problems(step, kept, checked, family.unit)
    if problems:
        return await _page(family, step, saved, Faults(problems))
    straight = "change" in family.request.query_params
    following = next_step(step, family.unit, straight_to_check=straight)
    path = draft_path(family.unit, slot, following.slug)
    cleaned = cleaned_keys(content, step, checked)
    return RedirectResponse(local_url(family.request, f"{path}?cleaned={'.'.join(cleaned)}" if cleaned else path), 303)


async def _page(family: Family, step: Step, draft: Draft, faults: Faults) -> Response:
    change = "change" in family.request.query_params
    view = question_view(step, draft, family.unit, faults, change=change)
    if family.helping:
        view = veiled(view, await typed(family.request))
    shown = await show_notices(family.tools, family.visit, step.slug) if step == CHILD else None
    notices = notices_view(shown, family.unit) if shown else None
    return family.page("question.html", view=view, cleaned=cleaned_words(family), notices=notices, faults=faults)


def cleaned_words(family: Family) -> str:
    """Return which fields of the page before were tidied up, in words."""
    keys = family.request.query_params.get("cleaned", "").split(".")
    items = [item for key in keys if (item := registration_item(key)) is not None]
    return "、".join(item.title for item in items)
