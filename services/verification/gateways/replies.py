"""Reads the body of a registry's reply; whatever does not fit the schema is garbage, never an absence (stack 2)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from services.verification.domain.answers import Absent, Answer, Found, RegistryName, Silence, Silent
from services.verification.domain.records import (
    HouseholdRecord,
    InsuranceRecord,
    PropertyRecord,
    Record,
    ResidenceRecord,
)
from services.verification.gateways.registry import Evidence, Reply, silent
from shared.citizen_number import normalise
from shared.crypto.hashing import sha256_hex

PRINTED = r"^[^\x00-\x1f\x7f]*$"
"""No control character: a NUL cannot be kept by the database, and none of them was ever on paper."""
Words = Annotated[str, StringConstraints(pattern=PRINTED)]
Said = Annotated[str, StringConstraints(min_length=1, pattern=PRINTED)]
YEARS = range(2000, 2100)
"""A moment beyond these is no moment: near the ends of the calendar it cannot even be told in another time zone."""
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(0[1-9]|1[0-2])$")]


class Line(BaseModel):
    """One record of a reply; a registry may say more than we read, never less."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Household(Line):
    number: Said
    name: Said
    gender: Said
    birth_date: date
    household_number: Said
    head_name: Said
    relation_to_head: Said
    address: Said
    registered_on: date | None = None


class Property(Line):
    certificate_number: Words
    unit_number: Words
    owner: Said
    owner_number: Said
    share: Words
    location: Said
    use: Words
    registered_on: date | None = None


class Residence(Line):
    number: Said
    name: Said
    address: Said
    issued_on: date | None = None
    endorsed_until: date
    state: Words


class Insurance(Line):
    number: Said
    name: Said
    employer: Words
    months: tuple[Month, ...]


L = TypeVar("L", bound=Line)


class Body(BaseModel):
    """The reply as a whole, before its records are read."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    status: Literal["found", "absent", "refused"]
    records: list[dict[str, object]] = []
    answered_at: datetime
    authority: Said


def _household(line: Household) -> Record:
    said = line.model_dump()
    gender = str(said.pop("gender")).removesuffix("性")
    return HouseholdRecord(born=said.pop("birth_date"), gender=gender, **said)


def _property(line: Property) -> Record:
    said = line.model_dump()
    return PropertyRecord(number=said.pop("owner_number"), **said)


def _reader(kind: type[L], make: Callable[[L], Record]) -> Callable[[list[dict[str, object]]], tuple[Record, ...]]:
    adapter = TypeAdapter(list[kind])  # type: ignore[valid-type]  # the class is known at run time only
    return lambda lines: tuple(make(line) for line in adapter.validate_python(lines))


READERS: dict[RegistryName, Callable[[list[dict[str, object]]], tuple[Record, ...]]] = {
    RegistryName.HOUSEHOLD: _reader(Household, _household),
    RegistryName.PROPERTY: _reader(Property, _property),
    RegistryName.RESIDENCE: _reader(Residence, lambda line: ResidenceRecord(**line.model_dump())),
    RegistryName.INSURANCE: _reader(Insurance, lambda line: InsuranceRecord(**line.model_dump())),
}


def read_reply(registry: RegistryName, number: str, body: bytes) -> Reply:
    """Return what a reply to a question by `number` says; garbage where it is malformed or about somebody else."""
    try:
        said = Body.model_validate_json(body)
        answer = _answer(registry, number, said)
    except ValidationError:
        return silent(Silence.GARBAGE)
    if isinstance(answer, Silent):
        return Reply(answer)
    if said.answered_at.tzinfo is None or said.answered_at.year not in YEARS:
        return silent(Silence.GARBAGE)
    return Reply(answer, Evidence(body, sha256_hex(body), said.answered_at, said.authority))


def _answer(registry: RegistryName, number: str, said: Body) -> Answer:
    if said.status == "refused":
        return Silent(Silence.REFUSED)
    if said.status == "absent":
        return Silent(Silence.GARBAGE) if said.records else Absent()
    records = READERS[registry](said.records)
    about_them = all(normalise(record.number) == number for record in records)
    return Found(records) if records and about_them else Silent(Silence.GARBAGE)
