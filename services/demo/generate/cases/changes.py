"""Changes to a finished family: another number, name or document, in the form and in the register alike."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from services.demo.county.records import HouseholdRow
from services.demo.generate.family import Family
from services.demo.generate.people import Person


def with_number(family: Family, pupil: Person) -> Family:
    """Return the family with this first child in place of the one it had, in the register too."""
    old = family.pupils[0]
    rows = tuple(_reborn(row, pupil) if row.number == old.number else row for row in family.exports.household)
    return _with(replace(family, pupils=(pupil, *family.pupils[1:])), rows)


def renamed(family: Family, name: str) -> Family:
    """Return the family with another name of its first child, in the register too."""
    return with_number(family, replace(family.pupils[0], name=name))


def with_document(family: Family, *, id_type: str, number: str, typed: dict[str, str]) -> Family:
    """Return the family with a first child whom the household register does not have, on another document."""
    old = family.pupils[0]
    pupil = replace(old, id_type=id_type, number=number)
    rows = (row for row in family.exports.household if row.number != old.number)
    changed = replace(family, pupils=(pupil, *family.pupils[1:]), typed={**family.typed, **typed})
    return _with(changed, rows)


def without_rows_of(family: Family, person: Person) -> Family:
    """Return the family with somebody gone from the household register."""
    return _with(family, (row for row in family.exports.household if row.number != person.number))


def _with(family: Family, rows: Iterable[HouseholdRow]) -> Family:
    return replace(family, exports=replace(family.exports, household=tuple(rows)))


def _reborn(row: HouseholdRow, pupil: Person) -> HouseholdRow:
    return replace(
        row,
        number=pupil.number,
        name=pupil.name,
        birth_date=pupil.born,
        registered_on=max(row.registered_on, pupil.born + timedelta(days=30)),
    )
