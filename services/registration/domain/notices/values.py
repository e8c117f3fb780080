"""What is filled into the notices: the unit's names and dates, and the days of the retention schedule."""

from datetime import datetime

from services.registration.domain.form.items import registration_items
from services.registration.domain.rights.deletion import ANSWER_WITHIN
from services.registration.domain.rights.season_end import season_over
from services.registration.domain.unit import Unit
from shared.clock import CHINA
from shared.codes.retention import retention_rule

DAYS = {
    "form_days": ("registration", "FORM"),
    "ended_days": ("registration", "ENDED_FORM"),
    "draft_days": ("registration", "DRAFT"),
    "sms_days": ("registration", "SMS"),
    "session_days": ("registration", "SESSION"),
    "account_days": ("registration", "ACCOUNT"),
}
YEAR = 365
WHEN_IT_IS_FIXED = "日子定了再告诉您"


def notice_values(unit: Unit, *, backup_days: int) -> dict[str, str]:
    """Return every value that a notice may name; where the unit named no officer, its own line answers."""
    privacy, over = unit.privacy, season_over(unit)
    form = retention_rule("registration", "FORM")
    return {
        "authority": unit.authority,
        "season": unit.season,
        "phone": unit.phone or "见页面下面",
        "hours": unit.hours or "工作时间",
        "officer": privacy.officer or f"{unit.authority}招生负责人",
        "officer_phone": privacy.officer_phone or unit.phone or "见页面下面",
        "complaints": privacy.complaints or "上一级教育局",
        "complaints_phone": privacy.complaints_phone or "电话问 12345",
        "items": str(len(registration_items())),
        "answer_days": str(ANSWER_WITHIN.days),
        "backup_days": str(backup_days),
        "look_years": str(retention_rule("verification", "LOOK").days // YEAR),
        "freeze": _day(unit.calendar.freeze),
        "over": _day(over),
        "form_until": _day(form.ends(over) if over is not None else None),
        **{name: str(retention_rule(*which).days) for name, which in DAYS.items()},
    }


def _day(moment: datetime | None) -> str:
    if moment is None:
        return WHEN_IT_IS_FIXED
    local = moment.astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日"
