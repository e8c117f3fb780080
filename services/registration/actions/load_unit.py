"""Load a unit with its rules and schools."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.unit import Unit
from services.registration.domain.unit_check import check_unit
from services.registration.store.units import keep_unit


async def load_unit(tools: Tools, unit: Unit, *, now: datetime) -> None:
    """Keep a unit's rules and schools in the place of earlier ones.

    Raises `InvalidInput` with everything that cannot be right, `RosterFrozen` once the season is frozen, and
    `UnitInUse` for a change to what applications of the season rest on.
    """
    check_unit(unit)
    async with tools.db.transaction() as session:
        await keep_unit(session, unit, now)
    tools.units.forget(unit.unit_code)
