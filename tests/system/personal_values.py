"""Everything personal in a county's files: the numbers, names, phones and addresses of its families."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.demo.county.county import County

Kind = Literal["number", "phone", "name", "address"]
BY_ENDING: dict[str, Kind] = {"id_number": "number", "phone": "phone", "name": "name", "address": "address"}
SHORTEST = {"number": 6, "phone": 8, "name": 2, "address": 4}
"""Characters; a shorter value cannot be told from ordinary text."""


@dataclass(frozen=True)
class PersonalValue:
    """One value that must lie nowhere in the clear."""

    kind: Kind
    text: str


def personal_values(county: County) -> frozenset[PersonalValue]:
    """Return every value of the forms and of the registries' exports."""
    values = {*_of_forms(county), *_of_registries(county)}
    return frozenset(value for value in values if len(value.text) >= SHORTEST[value.kind])


def _of_forms(county: County) -> Iterator[PersonalValue]:
    for application in county.applications:
        for key, text in application.form.items():
            for ending, kind in BY_ENDING.items():
                if key == ending or key.endswith(f"_{ending}"):
                    yield PersonalValue(kind, text)


def _of_registries(county: County) -> Iterator[PersonalValue]:
    for person in county.registries.household:
        yield PersonalValue("number", person.number)
        yield from (PersonalValue("name", text) for text in (person.name, person.head_name))
        yield PersonalValue("address", person.address)
    for home in county.registries.property:
        yield PersonalValue("number", home.owner_number)
        yield PersonalValue("name", home.owner)
        yield PersonalValue("address", home.location)
    for permit in county.registries.residence:
        yield PersonalValue("number", permit.number)
        yield PersonalValue("address", permit.address)
    yield from (PersonalValue("number", month.number) for month in county.registries.insurance)
