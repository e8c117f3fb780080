"""Dates of birth: eight digits on the form, typed in many ways."""

import re
from datetime import date

from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.checks.texts import half_width

WRITTEN = re.compile(r"(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})\s*日?", re.ASCII)


def check_birth_date(typed: str, *, today: date) -> str:
    """Return the date as yyyymmdd; raise `NotRight` where it is no date or lies ahead of `today`."""
    text = half_width(typed).strip()
    eight = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII)
    found = eight or (None if text.isdigit() else WRITTEN.fullmatch(text))
    if found is None:
        raise NotRight("出生日期要写 8 位数字，例如 20170312。请照户口簿再写一遍。", "DATE_FORMAT")
    try:
        born = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise NotRight("日历上没有这一天。请照户口簿再看一遍月份和日子。", "DATE_UNREAL") from None
    if born > today:
        raise NotRight("这一天还没有到。请照户口簿再看一遍年份。", "DATE_AHEAD")
    return f"{born:%Y%m%d}"


def birth_date(kept: str) -> date:
    """Return the date for a kept yyyymmdd."""
    return date(int(kept[:4]), int(kept[4:6]), int(kept[6:8]))
