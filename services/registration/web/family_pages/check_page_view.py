"""The page 提交前再看一遍 for one draft: every answer, what must be mended first, what the family should know."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.calendar_rules import is_open
from services.registration.domain.checked import CheckedSubmission
from services.registration.domain.unit import Unit
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.check_view import Row, Section, form_sections
from services.registration.web.family_pages.choice_view import lot_name
from services.registration.web.family_pages.completion import completed
from services.registration.web.family_pages.paths import draft_path, unit_path
from services.registration.web.family_pages.steps import CHECK, CHOICES, GUARDIAN_2, QUESTIONS, Step, steps_for
from shared.web.grouping import in_groups


@dataclass(frozen=True)
class Missing:
    """Something that must be mended before sending, and the page where that is done."""

    href: str
    sentence: str


@dataclass(frozen=True)
class CheckView:
    """The page 提交前再看一遍."""

    number: int
    previous: str
    form: str
    unit_path: str
    sections: tuple[Section, ...]
    missing: tuple[Missing, ...]
    notices: tuple[str, ...]
    closes: datetime | None

    @property
    def total(self) -> int:
        """The last step is the number of steps."""
        return self.number


def check_page_view(draft: Draft, checked: CheckedSubmission, unit: Unit, now: datetime) -> CheckView:
    """Return the page."""
    steps = steps_for(unit)
    shown = {**completed(draft.content.values, unit), **checked.submission.form}
    return CheckView(
        number=len(steps),
        previous=draft_path(unit, draft.slot, steps[-2].slug),
        form=draft_path(unit, draft.slot, CHECK.slug).removesuffix(f"/{CHECK.slug}"),
        unit_path=unit_path(unit.unit_code),
        sections=(*form_sections(shown, draft.content.one_guardian_reason, unit), *_schools(draft, unit)),
        missing=missing(draft, checked, unit),
        notices=checked.notices,
        closes=unit.calendar.registration_closes if is_open(unit, now) else None,
    )


def missing(draft: Draft, checked: CheckedSubmission, unit: Unit) -> tuple[Missing, ...]:
    """Return each page that has something to mend; a problem that only follows from another is left out."""
    pages = {key: step.slug for step in QUESTIONS for key in step.keys}
    pages |= {"one_guardian_reason": GUARDIAN_2.slug, "together_with": CHOICES.slug}
    found: dict[str, list[str]] = {}
    for problem in checked.problems:
        slug = CHOICES.slug if problem.field.startswith("choices") else pages.get(problem.field)
        if slug is not None:
            found.setdefault(slug, []).append(problem.sentence.rstrip("。"))
    steps = [step for step in steps_for(unit) if step.slug in found]
    return tuple(_to_mend(step, found[step.slug], draft_path(unit, draft.slot, step.slug)) for step in steps)


def _to_mend(step: Step, sentences: list[str], path: str) -> Missing:
    words = sentences[0] if len(sentences) == 1 else f"{step.question}：{len(sentences)} 项"
    return Missing(f"{path}?change=1", words)


def _schools(draft: Draft, unit: Unit) -> tuple[Section, ...]:
    if CHOICES not in steps_for(unit):
        return ()
    names = "、".join(lot_name(lot, unit) for lot in draft.content.choices)
    rows = [Row("民办", names or "不报民办", "", CHOICES.slug), Row("公办", "学位留着", "", CHOICES.slug)]
    if draft.content.together_with:
        rows.append(Row("一起派位", f"和报名号 {in_groups(draft.content.together_with)} 用同一个号", "", CHOICES.slug))
    return (Section("学校", tuple(rows)),)
