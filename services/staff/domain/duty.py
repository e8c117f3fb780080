"""What somebody is there for: role, scope, who employs them; and which combinations there cannot be."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from shared.codes.staff_roles import ROLE_WORDS, Role
from shared.errors import FieldProblem

HOME_KINDS = {
    "education": "教育部门",
    "school": "学校",
    "unit_above": "上级教育部门",
    "discipline": "纪检监察机关",
    "notary": "公证机构",
    "audit": "审计部门",
}
"""Kinds of employers, as people call them."""
RELEASER_KINDS = ("notary", "discipline", "unit_above")
"""Who may release a draw's results unless the settings say otherwise: nobody who ran it."""
DECIDING_ROLES: tuple[Role, ...] = ("unit_supervisor", "draw_releaser", "administrator")
"""Roles that decide for others, or over who does: given by two administrators, so that nobody is two people alone."""
SCOPE = re.compile(r"[0-9]{2,6}")
HOME = re.compile(r"(?:[0-9]{2}){1,3}")
"""A province, a city or a county, whole: a code cut short would put a county's own people above it."""
SCHOOL = re.compile(r"[0-9A-Za-z]{1,20}")


@dataclass(frozen=True)
class Duty:
    """One role in one scope (the beginning of unit codes), and the employer: `home_unit` is its division's code."""

    role: Role
    scope: str
    home_unit: str
    home_kind: str = "education"
    school_code: str | None = None

    @property
    def decides(self) -> bool:
        """Whether it takes two administrators to give it."""
        return self.role in DECIDING_ROLES


def problems_of(duty: Duty, releaser_kinds: Collection[str]) -> tuple[FieldProblem, ...]:
    """Return what is wrong with a duty, in the order of the page; nothing where it may be given."""
    found = [
        ("role", duty.role in ROLE_WORDS, "请选一种工作。", "ROLE_UNKNOWN"),
        ("scope", SCOPE.fullmatch(duty.scope), "管的地方写行政区划代码，2 到 6 位数字，比如 140123。", "SCOPE_WRONG"),
        ("home_unit", HOME.fullmatch(duty.home_unit), "单位所在地写行政区划代码，2、4、6 位数字。", "HOME_UNIT_WRONG"),
        ("home_kind", duty.home_kind in HOME_KINDS, "请选单位是哪一类。", "HOME_KIND_UNKNOWN"),
    ]
    problems = [FieldProblem(field, sentence, code) for field, right, sentence, code in found if not right]
    return (*problems, *_school(duty), *(_releaser(duty, releaser_kinds) if not problems else ()))


def may_release(duty: Duty, releaser_kinds: Collection[str]) -> bool:
    """Whether this duty is one of release that the settings allow now; asked again at every use."""
    return duty.role == "draw_releaser" and not _releaser(duty, releaser_kinds)


def _school(duty: Duty) -> tuple[FieldProblem, ...]:
    if duty.role == "school_clerk":
        if not SCHOOL.fullmatch(duty.school_code or ""):
            return (FieldProblem("school_code", "学校招生人员要写学校代码。", "SCHOOL_MISSING"),)
    elif duty.school_code:
        return (FieldProblem("school_code", "只有学校招生人员才写学校代码，请删掉。", "SCHOOL_NOT_FITTING"),)
    return ()


def _releaser(duty: Duty, kinds: Collection[str]) -> tuple[FieldProblem, ...]:
    """The releaser belongs outside of the unit whose draws he releases, and to somebody who watches over it."""
    if duty.role != "draw_releaser":
        return ()
    problems = []
    if duty.home_kind not in kinds:
        words = "、".join(HOME_KINDS[kind] for kind in HOME_KINDS if kind in kinds)
        problems.append(FieldProblem("home_kind", f"放行派位结果的人要来自{words}。", "RELEASER_KIND"))
    # A county's own people may not release its draws; the city above it may.
    if len(duty.home_unit) == 6 and duty.home_unit.startswith(duty.scope):
        problems.append(FieldProblem("home_unit", "放行派位结果的人不能是本单位的人。", "RELEASER_INSIDE"))
    return tuple(problems)
