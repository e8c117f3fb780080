"""The fields that say what somebody is there for, as typed, and what there is to choose from."""

from collections.abc import Mapping
from typing import cast

from services.staff.domain.duty import HOME_KINDS, Duty
from shared.codes.staff_roles import ROLE_WORDS, Role

EXPLAINED = {
    "school_clerk": "只看自己学校已经确定的名单",
    "unit_clerk": "核对家长的材料",
    "unit_supervisor": "复核、审批、看全县情况",
    "draw_officer": "公告、封存名册、主持派位",
    "draw_releaser": "放行派位结果，必须是外单位的人",
    "auditor": "什么都看得到，姓名号码都遮住",
    "administrator": "管账号和设置，看不到孩子的信息",
}
CHOICES = {
    "roles": [(code, words, EXPLAINED[code]) for code, words in ROLE_WORDS.items()],
    "kinds": list(HOME_KINDS.items()),
}
LONGEST = 60


def duty_in(fields: Mapping[str, str]) -> Duty:
    """Return the duty as typed; the domain says what is wrong with it."""
    role, scope, home_unit, kind, school = (
        fields.get(key, "").strip()[:LONGEST] for key in ("role", "scope", "home_unit", "home_kind", "school_code")
    )
    return Duty(cast("Role", role), scope, home_unit, kind, school or None)
