"""What a registry said, in words for the family it is about: nothing of people outside the family, numbers by request.

A co-owner outside the family is never named (ux guide 4.5); 不动产登记暂行条例 art. 28 forbids passing on what was
looked up about others.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from services.verification.domain.records import (
    HouseholdRecord,
    InsuranceRecord,
    PropertyRecord,
    Record,
    ResidenceRecord,
)

SOMEBODY_ELSE = "另一位共有人"
ANOTHER_HEAD = "家里的另一个人"
BETWEEN_NAMES = re.compile(r"[、，,；;/ ]+")
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Family:
    """Whose data are told: the names on the form, and whether numbers are told in full."""

    names: Collection[str]
    full: bool


def told(record: Record, family: Family) -> Told:
    """Return label and value of everything in a record that the family may see; what is empty is left out."""
    match record:
        case HouseholdRecord():
            rows = _household(record, family)
        case PropertyRecord():
            rows = _property(record, family)
        case ResidenceRecord():
            rows = _residence(record, family)
        case InsuranceRecord():
            rows = _insurance(record, family)
    return tuple((label, value) for label, value in rows if value)


def told_number(number: str, family: Family) -> str:
    """Return an identity number in full where the family demands a copy, else its last four digits."""
    return number if family.full or not number else f"尾号 {number[-4:]}"


def _household(record: HouseholdRecord, family: Family) -> Told:
    return (
        ("姓名", record.name),
        ("证件号", told_number(record.number, family)),
        ("性别", record.gender),
        ("出生日期", _day(record.born)),
        ("户号", record.household_number if family.full else _tail(record.household_number)),
        ("户主", record.head_name if record.head_name in family.names else ANOTHER_HEAD),
        ("和户主的关系", record.relation_to_head),
        ("户籍地址", record.address),
        ("登记日期", _day(record.registered_on)),
    )


def _property(record: PropertyRecord, family: Family) -> Told:
    owners = BETWEEN_NAMES.split(record.owner)
    return (
        ("权利人", "、".join(one if one in family.names else SOMEBODY_ELSE for one in owners if one)),
        ("权利人证件号", told_number(record.number, family)),
        ("不动产权证号", record.certificate_number),
        ("不动产单元号", record.unit_number),
        ("坐落", record.location),
        ("用途", record.use),
        ("份额", record.share),
        ("登记日期", _day(record.registered_on)),
    )


def _residence(record: ResidenceRecord, family: Family) -> Told:
    return (
        ("姓名", record.name),
        ("证件号", told_number(record.number, family)),
        ("居住地址", record.address),
        ("签发日期", _day(record.issued_on)),
        ("签注有效到", _day(record.endorsed_until)),
        ("状态", record.state),
    )


def _insurance(record: InsuranceRecord, family: Family) -> Told:
    return (
        ("姓名", record.name),
        ("证件号", told_number(record.number, family)),
        ("单位", record.employer),
        ("缴费月份", "、".join(f"{month[:4]}年{int(month[4:])}月" for month in record.months)),
    )


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _tail(number: str) -> str:
    return f"尾号 {number[-4:]}" if number else ""
