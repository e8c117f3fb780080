"""The whole form at once: every problem in the order of the page, and the values as they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from services.registration.domain.checks.between import problems_between, reason_problem
from services.registration.domain.checks.item import Surroundings, check_item, missing
from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.checks.required import has_second_guardian, is_needed
from services.registration.domain.form.items import FormItem, registration_item, registration_items
from services.registration.domain.form.options import code_of
from shared.errors import FieldProblem

FormValues = Mapping[str, str]
"""Kept values by key of the table; an item that was left empty is not in it."""


@dataclass(frozen=True)
class CheckedForm:
    """What came of a form: the values that are right, and the problems (at most one a field), in the form's order."""

    values: FormValues
    problems: tuple[FieldProblem, ...]
    cleaned: tuple[str, ...]
    """Keys whose value is kept otherwise than it was typed (spaces, full width, a lower case x)."""

    def problems_of(self, keys: frozenset[str]) -> tuple[FieldProblem, ...]:
        """Return the problems of one page's fields."""
        return tuple(problem for problem in self.problems if problem.field in keys)


def check_form(typed: Mapping[str, str], *, one_guardian_reason: str | None, today: date) -> CheckedForm:
    """Check everything the family wrote; `typed` may hold any key, an unknown one is a problem of its own."""
    written = {key: text for key, text in typed.items() if text.strip()}
    unknown = tuple(unknown_item(key) for key in typed if registration_item(key) is None)
    kept, faults = _check_items(written, today)
    for problem in problems_between(kept):
        faults.setdefault(problem.field, problem)
    reason = reason_problem(one_guardian_reason or None, has_second=has_second_guardian(written))
    ordered = tuple(faults[item.key] for item in registration_items() if item.key in faults)
    cleaned = tuple(key for key, value in kept.items() if value != typed[key])
    return CheckedForm(MappingProxyType(kept), ordered + ((reason,) if reason else ()) + unknown, cleaned)


def unknown_item(key: str) -> FieldProblem:
    """Return the problem of an item that the form does not ask at registration."""
    return FieldProblem(key, "报名时不收集这一项，采集表的报名部分里没有它。请去掉再提交。", "UNKNOWN_ITEM")


def _check_items(written: Mapping[str, str], today: date) -> tuple[dict[str, str], dict[str, FieldProblem]]:
    kept: dict[str, str] = {}
    faults: dict[str, FieldProblem] = {}
    types = _types(written)
    for item in registration_items():
        try:
            value = _check_one(item, written, types, today)
        except NotRight as wrong:
            faults[item.key] = FieldProblem(item.key, wrong.sentence, wrong.code)
        else:
            kept |= {} if value is None else {item.key: value}
    return kept, faults


def _check_one(item: FormItem, written: Mapping[str, str], types: Mapping[str, str], today: date) -> str | None:
    if item.key not in written:
        if is_needed(item, {**written, **types}):
            raise missing(item)
        return None
    prefix = f"guardian{item.guardian}_" if item.guardian else ""
    return check_item(item, written[item.key], Surroundings(today, types.get(f"{prefix}id_type", "")))


def _types(written: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of the document types, by which the numbers are judged; citizen where none was chosen."""
    chosen: dict[str, str] = {}
    for key in ("id_type", "guardian1_id_type", "guardian2_id_type"):
        item = registration_item(key)
        if item is not None and key in written:
            chosen[key] = code_of(item, written[key].strip()) or "1"
    return {"id_type": "1", "guardian1_id_type": "1"} | chosen
