"""The page on which a family chooses schools: places in order, and twins together or apart (ux guide, 4.9 and 4.10)."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from services.registration.domain.submission import Lot
from services.registration.domain.unit import School, Unit
from services.registration.web.family_pages.crowd import Crowd

NONE = "none"
"""The answer 不报民办, which is an answer; an empty value is none."""

PLACES = "一二三四五六七八九"


@dataclass(frozen=True)
class ChoicePlace:
    """One place of the list: its field, its label, what was chosen."""

    key: str
    label: str
    value: str


def lot_value(lot: Lot) -> str:
    """Return how a form names a lot."""
    return f"{lot[0]}/{lot[1]}"


def parse_lot(value: str) -> Lot | None:
    """Return the lot that a form named, None for no choice; whether it exists is checked with the application."""
    school, _, category = value.partition("/")
    return (school, category) if value not in {"", NONE} else None


def choice_key(place: int) -> str:
    """Return the name of the field for a place, from 1."""
    return f"choice{place}_school"


def choice_places(unit: Unit, chosen: Mapping[str, str]) -> tuple[ChoicePlace, ...]:
    """Return the places a family can fill, with what it chose."""
    return tuple(
        ChoicePlace(choice_key(place), f"第{PLACES[place - 1]}志愿", chosen.get(choice_key(place), ""))
        for place in range(1, unit.max_choices + 1)
    )


def school_options(unit: Unit, crowd: Crowd) -> tuple[tuple[str, str, Markup], ...]:
    """Return (value, name, seats and applicants and perhaps a chance) of every lot that is drawn for."""
    return tuple(
        (lot_value(school.lot), school_name(school, unit), Markup("<br>").join(crowd.figures(school)))
        for school in unit.schools
        if school.kind == "private"
    )


def school_name(school: School, unit: Unit) -> str:
    """Return the school's name, with the category where the school has several."""
    several = sum(other.school_code == school.school_code for other in unit.schools) > 1
    return f"{school.name}（{school.category}）" if several else school.name


def lot_name(lot: Lot, unit: Unit) -> str:
    """Return the name of a chosen lot, or its code where the plan has lost it."""
    school = unit.school(lot)
    return school_name(school, unit) if school is not None else lot[0]


def kept_choices(choices: tuple[Lot, ...]) -> dict[str, str]:
    """Return the fields that show kept choices."""
    return {choice_key(place): lot_value(lot) for place, lot in enumerate(choices, 1)}


def typed_choices(fields: Mapping[str, str], unit: Unit) -> tuple[Lot, ...]:
    """Return the lots in the family's order; empty places in between close up."""
    lots = (parse_lot(fields.get(choice_key(place), "")) for place in range(1, unit.max_choices + 1))
    return tuple(lot for lot in lots if lot is not None)
