"""Many invented families, each with its own numbers, and registries that know them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from services.verification.domain.answers import RegistryName
from services.verification.domain.claim import Claim
from services.verification.domain.records import HouseholdRecord, Record, ResidenceRecord
from tests.builders.verification import (
    CHILD_RECORD,
    ELSEWHERE,
    FATHER_RECORD,
    MOTHER_RECORD,
    child,
    citizen_number,
    claim,
    father,
    mother,
    permit,
)
from tests.fakes.registries import FakeRegistry

FIRST = 411834108800
HOUSEHOLD = RegistryName.HOUSEHOLD


@dataclass
class Family:
    """A claim and what the registries know of it."""

    claim: Claim
    records: dict[RegistryName, list[Record]] = field(default_factory=dict)

    def change(self, place: int, record: HouseholdRecord) -> "Family":
        """Change one household record: 0 child, 1 father, 2 mother."""
        self.records[HOUSEHOLD][place] = record
        return self

    def household(self, place: int) -> HouseholdRecord:
        """Return one household record."""
        record = self.records[HOUSEHOLD][place]
        assert isinstance(record, HouseholdRecord)
        return record


def family(index: int, name: str = "陈子浩") -> Family:
    """A family whose records agree; no two indexes share a number."""
    born = [start + timedelta(days=index) for start in (date(2016, 9, 2), date(1985, 1, 1), date(1986, 1, 1))]
    numbers = [citizen_number(day, sequence=991 + place) for place, day in enumerate(born)]
    claimed = replace(
        claim(),
        application_number=str(FIRST + index),
        child=replace(child(), name=name, number=numbers[0], born=born[0]),
        guardians=(replace(father(), number=numbers[1]), replace(mother(), number=numbers[2])),
    )
    booklet = f"14012300{index:04d}"
    records: list[Record] = [
        replace(record, number=number, born=day, household_number=booklet)
        for record, number, day in zip((CHILD_RECORD, FATHER_RECORD, MOTHER_RECORD), numbers, born, strict=True)
    ]
    made = Family(claimed, {HOUSEHOLD: records})
    return made.change(0, replace(made.household(0), name=name))


def written_otherwise(index: int) -> Family:
    """The mother's name is a variant in the register."""
    made = family(index, "陈子浩")
    return made.change(2, replace(made.household(2), name="葉兰"))


def not_registered(index: int) -> Family:
    """The child is in no register of this province."""
    made = family(index, "王一萱")
    del made.records[HOUSEHOLD][0]
    made.records[RegistryName.RESIDENCE] = [_permit(made)]
    return made


def grandfathers_booklet(index: int) -> Family:
    """The head is the grandfather: a father and an uncle look the same."""
    made = family(index, "李欣然")
    made.change(0, replace(made.household(0), relation_to_head="孙子", head_name="李大山"))
    return made.change(1, replace(made.household(1), relation_to_head="长子", head_name="李大山"))


def late_permit(index: int) -> Family:
    """A family from elsewhere whose residence permit was not endorsed this year."""
    made = family(index, "郭宁")
    made.claim = replace(made.claim, child=replace(made.claim.child, hukou_place="130102000000"))
    for place in range(3):
        made.change(place, replace(made.household(place), address=ELSEWHERE))
    made.records[RegistryName.RESIDENCE] = [replace(_permit(made), endorsed_until=date(2023, 5, 20))]
    return made


def _permit(made: Family) -> ResidenceRecord:
    return replace(permit(), number=made.claim.guardians[0].number)


def registries_of(families: Iterable[Family]) -> dict[RegistryName, FakeRegistry]:
    """Registries that know all of these families."""
    registries = {name: FakeRegistry() for name in RegistryName}
    for one in families:
        for name, records in one.records.items():
            for record in records:
                registries[name].records.setdefault(record.number, []).append(record)
    return registries
