"""What a unit's rules must hold to before they are kept: they will stand in public files without quoting."""

import re
from collections.abc import Iterator

from services.registration.domain.plan_check import PLAIN, plan_problems
from services.registration.domain.unit import Unit
from shared.errors import FieldProblem, InvalidInput

CODE = re.compile(r"[0-9A-Z]{1,12}", re.ASCII)
"""School and category codes (docs/spec/draw.md, section 2)."""


def check_unit(unit: Unit) -> None:
    """Raise `InvalidInput` with everything that cannot be right in a unit's rules."""
    problems = tuple(_problems(unit))
    if problems:
        raise InvalidInput(problems)


def _problems(unit: Unit) -> Iterator[FieldProblem]:
    if unit.born_from > unit.born_to:
        yield FieldProblem("born_to", "年龄范围的结束早于开始。请改正两个日期。", "AGE_WINDOW")
    opens, closes = unit.calendar.registration_opens, unit.calendar.registration_closes
    if opens and closes and opens >= closes:
        yield FieldProblem("calendar", "报名的结束早于开始。请改正两个时间。", "CALENDAR_ORDER")
    yield from _appeal_problems(unit)
    yield from _tier_problems(unit)
    yield from _school_problems(unit)
    yield from plan_problems(unit)


def _appeal_problems(unit: Unit) -> Iterator[FieldProblem]:
    calendar = unit.calendar
    named = (calendar.registration_closes, calendar.roster_shown, calendar.freeze, calendar.draw)
    last = max((moment for moment in named if moment), default=None)
    if calendar.appeals_end and last and calendar.appeals_end <= last:
        yield FieldProblem("calendar", "申诉的结束早于派位。请改成派位以后的一天。", "APPEALS_ORDER")


def _tier_problems(unit: Unit) -> Iterator[FieldProblem]:
    numbers = [rule.tier for rule in unit.tiers]
    if not numbers or sorted(set(numbers)) != numbers or not set(numbers) <= set(range(10)):
        yield FieldProblem("tiers", "优先级要有一级以上，从小到大，0 到 9，不重复。", "TIER_ORDER")
    elif set(unit.tiers[-1].facts) - {"GUARDIAN"}:
        yield FieldProblem("tiers", "最后一级只能要求监护关系，不然有的孩子哪一级都不在。", "TIER_LAST")
    if not all(PLAIN.fullmatch(rule.clause) and rule.clause for rule in unit.tiers):
        yield FieldProblem("tiers", "优先级的条文要写，不能有逗号、引号和换行（用“，”）。", "TIER_CLAUSE")


def _school_problems(unit: Unit) -> Iterator[FieldProblem]:
    lots = [school.lot for school in unit.schools]
    if len(set(lots)) != len(lots):
        yield FieldProblem("schools", "同一所学校的同一个类别写了两次。请留一行。", "LOT_TWICE")
    if not all(CODE.fullmatch(code) for lot in lots for code in lot):
        yield FieldProblem("schools", "学校代码和类别用 1 到 12 位数字和大写字母。", "LOT_CODE")
    if not all(PLAIN.fullmatch(school.approval_no) for school in unit.schools):
        yield FieldProblem("schools", "批准文号不能有逗号、引号和换行。", "APPROVAL_TEXT")
