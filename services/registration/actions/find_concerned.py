"""Says which of some people take part in a unit's season, for the draw office: relatives of staff keep away (回避)."""

from services.registration.actions.tools import Tools
from services.registration.store.people import people_among


async def find_concerned(tools: Tools, unit_code: str, season: str, indexes: frozenset[bytes]) -> frozenset[bytes]:
    """Return those of the identity indexes (32 bytes each) that belong to a child or a guardian of the season."""
    if not indexes:
        return frozenset()
    async with tools.db.reading(unit_code) as session:
        return await people_among(session, (unit_code, season), indexes)
