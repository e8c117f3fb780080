"""The rows of the four registries as a bureau exports them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class HouseholdRow:
    """户籍: one person in one household."""

    number: str
    name: str
    gender: str
    birth_date: date
    ethnic_group: str
    household_number: str
    head_name: str
    relation_to_head: str
    address: str
    registered_on: date


@dataclass(frozen=True)
class PropertyRow:
    """不动产: one owner's part of one property."""

    certificate_number: str
    unit_number: str
    owner: str
    owner_number: str
    share: str
    location: str
    use: str
    registered_on: date


@dataclass(frozen=True)
class ResidenceRow:
    """居住证: a permit, endorsed once a year (居住证暂行条例, article 10)."""

    number: str
    name: str
    address: str
    issued_on: date
    endorsed_until: date
    state: str


@dataclass(frozen=True)
class InsuranceRow:
    """社保: one month paid by one employer; `month` is YYYYMM."""

    number: str
    name: str
    employer: str
    month: str
