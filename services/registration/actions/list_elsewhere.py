"""List the applications of a unit whose child is proven in another unit of the province too."""

from services.registration.actions.tools import Tools
from services.registration.store.identity_claims import Elsewhere, proven_elsewhere


async def list_elsewhere(tools: Tools, unit_code: str) -> tuple[Elsewhere, ...]:
    """Return them, ascending by number. A machine refuses none: a clerk of each unit asks the family where it goes."""
    async with tools.db.reading(unit_code) as session:
        return await proven_elsewhere(session, unit_code)
