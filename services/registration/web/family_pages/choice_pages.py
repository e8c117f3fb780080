"""The step on which schools are chosen: show it, take the choice into the draft, go on."""

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.count_applicants import count_applicants
from services.registration.actions.count_bound_pairs import count_bound_pairs
from services.registration.actions.find_twins import Twin, find_twins
from services.registration.actions.open_draft import open_draft
from services.registration.actions.save_draft import save_draft
from services.registration.domain.draft import DraftContent
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.choice_faults import choice_faults
from services.registration.web.family_pages.choice_page_view import APART, Asked, choices_view
from services.registration.web.family_pages.choice_view import NONE, choice_key, kept_choices, typed_choices
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.crowd import Crowd, has_exact_chances
from services.registration.web.family_pages.paths import draft_path
from services.registration.web.family_pages.steps import CHECK, CHOICES
from services.registration.web.site import our_form
from services.registration.web.visitors import Family, SignedInFamily
from shared.errors import FieldProblem
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url

router = APIRouter(prefix=f"/u/{{unit}}/form/{{slot}}/{CHOICES.slug}")


@router.get("")
async def ask(family: SignedInFamily, slot: UUID) -> Response:
    """Show the schools with what was chosen before; nothing is chosen for the family."""
    draft = await open_draft(family.tools, family.visit, slot)
    twins = await _twins(family, draft.content)
    return await _page(family, draft, twins, _kept(draft.content), ())


@router.post("", dependencies=[Depends(our_form)])
async def answer(family: SignedInFamily, slot: UUID) -> Response:
    """Save the choice and go to the check page, or say what is wrong with it."""
    draft = await open_draft(family.tools, family.visit, slot)
    twins = await _twins(family, draft.content)
    fields = _like_twin(await typed(family.request), twins)
    content = _taken(draft.content, fields, family, twins)
    saved = await save_draft(family.tools, family.visit, slot, content, version=draft.version)
    problems = choice_faults(fields, content, family.unit, twins)
    if problems:
        return await _page(family, saved, twins, fields, problems)
    return RedirectResponse(local_url(family.request, draft_path(family.unit, slot, CHECK.slug)), 303)


async def _twins(family: Family, content: DraftContent) -> tuple[Twin, ...]:
    born = completed(content.values, family.unit).get("birth_date", "")
    number = content.corrects[0] if content.corrects else None
    return await find_twins(family.tools, family.visit, born=born, apart_from=number) if born else ()


def _kept(content: DraftContent) -> dict[str, str]:
    """Return the fields of an earlier answer; a draft that names no school may not have been asked yet."""
    answered = bool(content.choices or content.corrects)
    together = content.together_with or (APART if answered else "")
    return {**(kept_choices(content.choices) or ({choice_key(1): NONE} if answered else {})), "together": together}


def _like_twin(fields: dict[str, str], twins: tuple[Twin, ...]) -> dict[str, str]:
    """Fill in the twin's schools where the family says 一起 and leaves the schools open."""
    twin = next((twin for twin in twins if twin.application_number == fields.get("together")), None)
    if twin is None or any(value for key, value in fields.items() if key.startswith("choice")):
        return fields
    return {**fields, **(kept_choices(twin.choices) or {choice_key(1): NONE})}


def _taken(content: DraftContent, fields: dict[str, str], family: Family, twins: tuple[Twin, ...]) -> DraftContent:
    numbers = {twin.application_number for twin in twins}
    together = fields.get("together")
    return replace(
        content,
        choices=typed_choices(fields, family.unit),
        together_with=together if together in numbers else None,
    )


async def _page(
    family: Family,
    draft: Draft,
    twins: tuple[Twin, ...],
    fields: dict[str, str],
    problems: tuple[FieldProblem, ...],
) -> Response:
    asked = Asked(draft, twins, await _crowd(family, draft), fields, change="change" in family.request.query_params)
    return family.page("choices.html", view=choices_view(family.unit, asked), faults=Faults(problems))


async def _crowd(family: Family, draft: Draft) -> Crowd:
    """Count who else is there; a correction gets no chance, because its own child is among those counted."""
    unit = family.unit
    applicants = await count_applicants(family.tools, unit.unit_code)
    if not has_exact_chances(unit) or draft.content.corrects:
        return Crowd(applicants)
    return Crowd(applicants, await count_bound_pairs(family.tools, unit.unit_code), exact=True)
