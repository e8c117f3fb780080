"""What the registries keep about a person, as they say it: Chinese labels and real dates (domain facts 4.3)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class HouseholdRecord:
    """One line of the household register (户籍)."""

    number: str
    name: str
    gender: str
    """Label of GB/T 2261.1: 男 or 女."""
    born: date
    household_number: str
    head_name: str
    relation_to_head: str
    """Label of GB/T 4761."""
    address: str
    registered_on: date | None


@dataclass(frozen=True)
class PropertyRecord:
    """One right in the property register (不动产)."""

    certificate_number: str
    unit_number: str
    owner: str
    number: str
    """Identity number of the owner."""
    share: str
    location: str
    use: str
    registered_on: date | None


@dataclass(frozen=True)
class ResidenceRecord:
    """One residence permit (居住证); endorsed once a year (居住证暂行条例 art. 10)."""

    number: str
    name: str
    address: str
    issued_on: date | None
    endorsed_until: date
    state: str


@dataclass(frozen=True)
class InsuranceRecord:
    """Paid months with one employer in the social insurance register (社保); months as `yyyymm`."""

    number: str
    name: str
    employer: str
    months: tuple[str, ...]


Record = HouseholdRecord | PropertyRecord | ResidenceRecord | InsuranceRecord
