"""Tell the lottery what the unit's rules approve, so that an announcement can be held against it."""

from services.registration.actions.tools import Tools
from services.registration.domain.errors import UnitNotFound
from services.registration.domain.unit import School, Unit
from services.registration.store.largest_groups import read_largest_groups
from services.registration.store.units import read_unit
from shared.contracts.draw_reads import ApprovedLot, ApprovedPlan


async def read_plan(tools: Tools, unit_code: str) -> ApprovedPlan:
    """Return the plan in use, read anew; raises `UnitNotFound`."""
    async with tools.db.reading(unit_code) as session:
        unit = await read_unit(session, unit_code)
        if unit is None:
            raise UnitNotFound
        largest = await read_largest_groups(session, unit_code, unit.season)
    special = {(lot.school, lot.category): lot.words for lot in unit.special_lots}
    return ApprovedPlan(
        unit_code=unit_code,
        season=unit.season,
        max_choices=unit.max_choices,
        group_boundary=unit.draw.group_boundary,
        lots=tuple(_lot(school, special.get(school.lot, ""), largest.get(school.lot, 0)) for school in unit.schools),
        places=_places(unit),
    )


def _lot(school: School, special: str, largest: int) -> ApprovedLot:
    return ApprovedLot(
        school=school.school_code,
        category=school.category,
        name=school.name,
        kind=school.kind,
        seats=school.seats,
        approval_no=school.approval_no,
        special=special,
        largest_group=largest,
    )


def _places(unit: Unit) -> dict[str, int]:
    return {plan.school: plan.plan - plan.direct for plan in unit.plans}
