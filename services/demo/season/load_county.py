"""Tells registration and verification about the county: unit, schools, rules."""

from collections.abc import Mapping
from datetime import datetime

from services.demo.county.county import County
from services.demo.county.rehearsal import CALENDAR, THROW, fits_the_recorded_round
from services.demo.county.unit import Calendar, Unit
from services.demo.generate.divisions import counties
from services.demo.season.calling import Caller
from shared.contracts.reads import Fact

ASKED_FOR: tuple[Fact, ...] = (
    "GUARDIAN",
    "HOUSEHOLD_IN_UNIT",
    "PROPERTY_IN_UNIT",
    "PERMIT_VALID",
    "INSURED",
    "AGE_IN_WINDOW",
)
"""A rehearsal asks all four registries, as the public schools' order of admission does."""


def calendar_of(unit: Unit) -> Calendar:
    """Return the unit's calendar where the recorded round fits into it, or else the rehearsal's own."""
    return unit.calendar if fits_the_recorded_round(unit.calendar) else CALENDAR


def clock_start(calendar: Calendar) -> datetime:
    """Return the moment at which the rehearsal's clocks start: a quarter into the time of registration."""
    opens, closes = calendar.registration_opens, min(calendar.registration_closes, THROW.dice_at)
    return opens + (closes - opens) / 4


async def load_county(caller: Caller, county: County) -> None:
    """Send everything that must be known before the first family comes."""
    unit = county.unit
    await caller.internal("POST", "/registration/internal/units", _registration(county))
    await caller.internal("POST", f"/verification/internal/units/{unit.unit_code}/rules", _rules(unit))


def _registration(county: County) -> Mapping[str, object]:
    unit = county.unit
    fields = ("unit_code", "name", "authority", "phone", "hours", "stage", "season", "number_format", "max_choices")
    moments = calendar_of(unit)
    return {
        "unit": {name: getattr(unit, name) for name in fields}
        | {
            "born_from": unit.born_from.isoformat(),
            "born_to": unit.born_to.isoformat(),
            "calendar": {name: moment.isoformat() for name, moment in vars(moments).items()},
            "tiers": [{"tier": tier.tier, "clause": tier.clause, "facts": list(tier.facts)} for tier in unit.tiers],
            "draw": vars(unit.draw),
            "privacy": vars(unit.privacy),
        },
        "schools": [vars(school) for school in county.schools],
    }


def _rules(unit: Unit) -> Mapping[str, object]:
    return {
        "name": unit.name,
        "authority": unit.authority,
        "season": unit.season,
        "born_from": unit.born_from.isoformat(),
        "born_to": unit.born_to.isoformat(),
        "facts": list(ASKED_FOR),
        "places": _places(unit),
        "as_of": calendar_of(unit).registration_closes.date().isoformat(),
        "purpose": f"{unit.season}年义务教育招生核对",
        "phone": unit.phone,
        "hours": unit.hours,
    }


def _places(unit: Unit) -> list[str]:
    """How addresses in the unit begin; a unit that is no county (综改区) is known by its own name alone."""
    division = next((county for county in counties() if county.code == unit.unit_code), None)
    return [unit.name] if division is None else [division.full_name, f"{division.city}{division.name}", division.name]
