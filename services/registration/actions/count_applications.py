"""Count a unit's applications by state."""

from services.registration.actions.tools import Tools
from services.registration.store.counts import Counts, count


async def count_applications(tools: Tools, unit_code: str) -> Counts:
    """Return how many applications there are; no row is told."""
    await tools.units.unit(unit_code)
    async with tools.db.reading(unit_code) as session:
        return await count(session, unit_code)
