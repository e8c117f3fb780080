"""What a family answered on one page, taken into its draft, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from services.registration.domain.checks.form import CheckedForm, check_form
from services.registration.domain.draft import DraftContent
from services.registration.domain.form.items import Kind, registration_item
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.field_views import LABELS
from services.registration.web.family_pages.question_view import REASON
from services.registration.web.family_pages.steps import CHECK, GUARDIAN_1, GUARDIAN_2, Step, asked_now, steps_for
from shared.clock import CHINA
from shared.errors import FieldProblem

LATER = frozenset({"NO_GUARDIAN"})
"""Problems between both guardians, which the page of the first one cannot know yet."""

CLEANED_KINDS = frozenset({Kind.NUMBER, Kind.PHONE, Kind.NAME})


def taken(content: DraftContent, step: Step, fields: Mapping[str, str]) -> DraftContent:
    """Return the draft with what this page wrote; what a page did not send stays as it was."""
    values = {**content.values, **{key: fields[key] for key in step.keys if key in fields}}
    if step != GUARDIAN_2:
        return replace(content, values=values)
    reason = fields.get(REASON, "") or None
    if reason and not (values.get("guardian2_name", "").strip() or values.get("guardian2_id_number", "").strip()):
        values = {key: value for key, value in values.items() if not key.startswith("guardian2_")}
    return replace(content, values=values, one_guardian_reason=reason)


def checked_form(content: DraftContent, unit: Unit, now: datetime) -> CheckedForm:
    """Check the whole form as it would be sent."""
    today: date = now.astimezone(CHINA).date()
    return check_form(completed(content.values, unit), one_guardian_reason=content.one_guardian_reason, today=today)


def page_problems(step: Step, content: DraftContent, checked: CheckedForm, unit: Unit) -> tuple[FieldProblem, ...]:
    """Return what is wrong on one page, in its order."""
    asked = asked_now(step, completed(content.values, unit), unit).keys
    keys = frozenset((*asked, REASON)) if step == GUARDIAN_2 else frozenset(asked)
    found = [one for one in checked.problems_of(keys) if not (step == GUARDIAN_1 and one.code in LATER)]
    if step == GUARDIAN_2:
        found += [
            FieldProblem("guardian2_is_guardian", one.sentence, one.code)
            for one in checked.problems
            if one.code in LATER
        ]
    found = [in_words_of_the_page(one) for one in found]
    order = {key: place for place, key in enumerate((*asked, REASON))}
    return tuple(sorted(found, key=lambda one: order.get(one.field, len(order))))


def in_words_of_the_page(problem: FieldProblem) -> FieldProblem:
    """Return the problem; where a yes or no is missing, in the words in which the page asks it."""
    item = registration_item(problem.field)
    if problem.code != "MISSING" or item is None or item.kind is not Kind.YES_NO:
        return problem
    question = LABELS.get(item.key, item.label)
    return FieldProblem(problem.field, f"这里还没有选：{question}", problem.code)


def with_cleaned_values(content: DraftContent, step: Step, checked: CheckedForm) -> DraftContent:
    """Return the draft with this page's right values as they are kept (without spaces, in capitals)."""
    clean = {
        key: checked.values[key]
        for key in step.keys
        if content.values.get(key, "").strip() and _is_written(key) and key in checked.values
    }
    return replace(content, values={**content.values, **clean})


def cleaned_keys(content: DraftContent, step: Step, checked: CheckedForm) -> tuple[str, ...]:
    """Return the fields of this page whose value is kept otherwise than typed."""
    return tuple(key for key in step.keys if key in checked.cleaned and content.values.get(key) and _is_written(key))


def _is_written(key: str) -> bool:
    item = registration_item(key)
    return item is not None and item.kind in CLEANED_KINDS


def next_step(step: Step, unit: Unit, *, straight_to_check: bool) -> Step:
    """Return the step after this one; the last question leads to the check page, as does a change made from there."""
    steps = steps_for(unit)
    slugs = [one.slug for one in steps]
    return CHECK if straight_to_check else steps[slugs.index(step.slug) + 1]
