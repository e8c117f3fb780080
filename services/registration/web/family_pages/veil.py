"""What a helper does not see of a form: numbers and phones that are there already show their end only.

An empty field then means: leave it as it is (ux guide, section 7, who looks).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from services.registration.domain.form.items import Kind, registration_item
from services.registration.web.family_pages.field_views import FieldView
from services.registration.web.family_pages.question_view import QuestionView
from services.registration.web.family_pages.steps import GUARDIAN_2, Step
from shared.web.masking import masked_phone, number_tail

MASKS: Mapping[Kind, Callable[[str], str]] = {Kind.NUMBER: number_tail, Kind.PHONE: masked_phone}


def veiled(view: QuestionView, typed: Mapping[str, str]) -> QuestionView:
    """Return the page with what was `typed` just now, and of what was there before the end only."""
    fields, tucked = (tuple(_veiled(one, typed) for one in part) for part in (view.fields, view.tucked))
    return replace(view, fields=fields, tucked=tucked)


def unveiled(step: Step, typed: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed without the empty fields that mean: leave it; a second guardian taken out goes wholly."""
    if step.slug == GUARDIAN_2.slug and not typed.get("guardian2_name", "").strip():
        return dict(typed)
    left = {key for key in step.keys if _mask_of(key) and kept.get(key) and not typed.get(key, "").strip()}
    return {key: value for key, value in typed.items() if key not in left}


def _veiled(field: FieldView, typed: Mapping[str, str]) -> FieldView:
    mask = _mask_of(field.key)
    if mask is None or not field.value:
        return field
    now = typed.get(field.key, "").strip()
    return replace(field, value=now, after="" if now else f"已经填了：{mask(field.value)}。不改就空着。")


def _mask_of(key: str) -> Callable[[str], str] | None:
    item = registration_item(key)
    return MASKS.get(item.kind) if item is not None else None
