"""What a page of questions shows: its fields, where it stands among the steps, and why it asks."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.form.items import FormItem, registration_item
from services.registration.domain.form.other_inputs import one_guardian_reasons
from services.registration.domain.unit import Unit
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.field_views import FieldView, field_view
from services.registration.web.family_pages.paths import draft_path, mine_path, unit_path
from services.registration.web.family_pages.steps import CHECK, GUARDIAN_2, Step, asked_now, steps_for
from shared.web.faults import Faults

REASON = "one_guardian_reason"
DERIVED = {
    "child": "性别和出生日期从身份证号里看得出来，不用再填。",
    "guardian-homes": "住在一起的，地址不用再写一遍。",
}


@dataclass(frozen=True)
class QuestionView:
    """One page of questions for one draft."""

    step: Step
    number: int
    total: int
    fields: tuple[FieldView, ...]
    tucked: tuple[FieldView, ...]
    tucked_open: bool
    reasons: tuple[tuple[str, str, str], ...]
    reason: str
    reasons_open: bool
    why: str
    derived: str
    previous: str
    action: str
    unit_path: str
    saved_at: datetime | None


def question_view(step: Step, draft: Draft, unit: Unit, faults: Faults, *, change: bool = False) -> QuestionView:
    """Return the page of `step`, with what was typed; `change` says that it was opened from the check page."""
    values = draft.content.values
    steps = steps_for(unit)
    place = next(number for number, one in enumerate(steps) if one.slug == step.slug)
    asked = asked_now(step, completed(values, unit), unit)
    tucked = tuple(field_view(key, values, unit) for key in asked.tucked)
    reason = draft.content.one_guardian_reason or ""
    return QuestionView(
        step=asked,
        number=place + 1,
        total=len(steps),
        fields=tuple(field_view(key, values, unit) for key in asked.asks),
        tucked=tucked,
        tucked_open=any(one.value or faults.sentence(one.key) for one in tucked),
        reasons=_reasons(reason) if step == GUARDIAN_2 else (),
        reason=reason,
        reasons_open=bool(reason or faults.sentence(REASON)),
        why=why_asked(asked.keys),
        derived=DERIVED.get(step.slug, ""),
        previous=_before(place, draft, unit, change=change),
        action=draft_path(unit, draft.slot, step.slug) + ("?change=1" if change else ""),
        unit_path=unit_path(unit.unit_code),
        saved_at=draft.saved_at if values else None,
    )


def why_asked(keys: tuple[str, ...]) -> str:
    """Return `学籍信息采集表第 1、9 项。…。` for the items of a page."""
    items = [item for key in keys if (item := registration_item(key)) is not None]
    numbers = "、".join(str(item.number) for item in sorted(items, key=_number) if item.number is not None)
    purposes = "；".join(dict.fromkeys(item.reason for item in items if item.reason))
    return f"学籍信息采集表第 {numbers} 项。{purposes}。"


def _before(place: int, draft: Draft, unit: Unit, *, change: bool) -> str:
    if change:
        return draft_path(unit, draft.slot, CHECK.slug)
    return draft_path(unit, draft.slot, steps_for(unit)[place - 1].slug) if place else mine_path(unit.unit_code)


def _number(item: FormItem) -> int:
    return item.number or 0


def _reasons(chosen: str) -> tuple[tuple[str, str, str], ...]:
    reasons = tuple((reason.code, reason.label, "") for reason in one_guardian_reasons())
    return (*reasons, ("", "有第二位监护人，上面填了", "")) if chosen else reasons
