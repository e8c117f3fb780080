"""List the units that register here."""

from services.registration.actions.tools import Tools
from services.registration.domain.unit import Unit
from services.registration.store.units import unit_codes
from shared.database.scope import UNSCOPED


async def list_units(tools: Tools) -> tuple[Unit, ...]:
    """Return all units, ascending by code."""
    async with tools.db.reading(UNSCOPED) as session:
        codes = await unit_codes(session)
    return tuple([await tools.units.unit(code) for code in codes])
