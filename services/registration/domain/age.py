"""The age window (domain rule 5.5): 足龄, 不足龄, 超龄. It flags; it never blocks."""

from datetime import date
from typing import Literal

from services.registration.domain.unit import Unit

AgeFlag = Literal["OLDER_THAN_WINDOW", "YOUNGER_THAN_WINDOW"]


def age_flag(born: date, unit: Unit) -> AgeFlag | None:
    """Return on which side of the unit's window a child was born, or None inside it (both ends included)."""
    if born < unit.born_from:
        return "OLDER_THAN_WINDOW"
    return "YOUNGER_THAN_WINDOW" if born > unit.born_to else None


def age_sentence(flag: AgeFlag, unit: Unit) -> str:
    """Return what the family reads about it."""
    if flag == "OLDER_THAN_WINDOW":
        return "孩子比今年一般的入学年龄大，一样能报名，不用开任何证明。"
    last = f"{unit.born_to.year}年{unit.born_to.month}月{unit.born_to.day}日"
    return f"今年收 {last}以前（含当天）出生的孩子。您的孩子晚一些，报名先收下，工作人员看过以后告诉您。"
