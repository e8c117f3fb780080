"""Show a unit with its calendar, schools and rules."""

from services.registration.actions.tools import Tools
from services.registration.domain.unit import Unit


async def show_unit(tools: Tools, unit_code: str) -> Unit:
    """Return a unit, at most a second old; raise `UnitNotFound`."""
    return await tools.units.unit(unit_code)
