"""What the approved plan of a unit must hold to: every place accounted for (docs/spec/draw.md, section 9)."""

import re
from collections import Counter
from collections.abc import Iterator

from services.registration.domain.unit import SchoolPlan, Unit
from shared.errors import FieldProblem

PLAIN = re.compile(r"[^\",\r\n\x00-\x1f]{0,200}")
"""Text that can stand in a line of plan.csv or tiers.csv as it is."""


def plan_problems(unit: Unit) -> Iterator[FieldProblem]:
    """Return what cannot be right in the plans of the schools and in the list of special types."""
    seats = Counter[str]()
    for school in unit.schools:
        if school.kind == "private":
            seats[school.school_code] += school.seats
    planned = [plan.school for plan in unit.plans]
    if len(set(planned)) != len(planned) or not set(planned) <= set(seats):
        yield FieldProblem("plans", "计划里的学校要在学校表里、是派位的民办学校，一所一行。", "PLAN_SCHOOL")
    elif wrong := [plan.school for plan in unit.plans if not _balanced(plan, seats[plan.school])]:
        words = f"{'、'.join(wrong)} 的计划数不等于直接录取、派位、留下的名额加起来。请改到相等。"
        yield FieldProblem("plans", words, "PLAN_BALANCE")
    if any(plan.held_back and not plan.ground for plan in unit.plans):
        yield FieldProblem("plans", "留下的名额要写依据，例如“绑定的孩子整组录取时用”。", "PLAN_GROUND")
    if not all(PLAIN.fullmatch(plan.ground) for plan in unit.plans):
        yield FieldProblem("plans", "依据不能有逗号、引号和换行（用“，”）。", "PLAN_GROUND_TEXT")
    lots = {school.lot for school in unit.schools}
    if not all((lot.school, lot.category) in lots and lot.words for lot in unit.special_lots):
        yield FieldProblem("special_lots", "特殊类型要写明是哪一类，学校和类别要在学校表里。", "SPECIAL_LOT")


def _balanced(plan: SchoolPlan, seats: int) -> bool:
    return plan.plan == plan.direct + seats + plan.held_back
