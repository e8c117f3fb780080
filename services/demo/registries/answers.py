"""What each registry knows, ready as bytes: identity number to the canonical JSON of its records."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from services.demo.county.county import County
from services.demo.county.records import HouseholdRow, InsuranceRow, PropertyRow, ResidenceRow
from shared.canonical import Json, canonical_json

Row = TypeVar("Row")
Known = Mapping[str, bytes]
"""Identity number to `[{…},…]`."""


def answers_of(county: County) -> Mapping[str, Known]:
    """Return what every registry knows, by its name on the wire."""
    exports = county.registries
    return {
        "household": _known(exports.household, lambda row: row.number, _household),
        "property": _known(exports.property, lambda row: row.owner_number, _property),
        "residence": _known(exports.residence, lambda row: row.number, _residence),
        "insurance": _insurance(exports.insurance),
    }


def _known(rows: Iterable[Row], key: Callable[[Row], str], record: Callable[[Row], Json]) -> Known:
    found: dict[str, list[Json]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(record(row))
    return {number: canonical_json(records) for number, records in found.items()}


def _household(row: HouseholdRow) -> Json:
    return {
        "number": row.number,
        "name": row.name,
        "gender": row.gender,
        "birth_date": row.birth_date.isoformat(),
        "ethnic_group": row.ethnic_group,
        "household_number": row.household_number,
        "head_name": row.head_name,
        "relation_to_head": row.relation_to_head,
        "address": row.address,
        "registered_on": row.registered_on.isoformat(),
    }


def _property(row: PropertyRow) -> Json:
    return {
        "certificate_number": row.certificate_number,
        "unit_number": row.unit_number,
        "owner": row.owner,
        "owner_number": row.owner_number,
        "share": row.share,
        "location": row.location,
        "use": row.use,
        "registered_on": row.registered_on.isoformat(),
    }


def _residence(row: ResidenceRow) -> Json:
    return {
        "number": row.number,
        "name": row.name,
        "address": row.address,
        "issued_on": row.issued_on.isoformat(),
        "endorsed_until": row.endorsed_until.isoformat(),
        "state": row.state,
    }


def _insurance(rows: Iterable[InsuranceRow]) -> Known:
    """One record for each employer, with its months ascending, each once."""
    months: dict[str, dict[tuple[str, str], set[str]]] = {}
    for row in rows:
        months.setdefault(row.number, {}).setdefault((row.name, row.employer), set()).add(row.month)
    return {
        number: canonical_json([_paid(number, who, paid) for who, paid in employers.items()])
        for number, employers in months.items()
    }


def _paid(number: str, who: tuple[str, str], paid: set[str]) -> Json:
    name, employer = who
    return {"number": number, "name": name, "employer": employer, "months": list[Json](sorted(paid))}
