"""How many children of a draw were told what: for whoever compares it with the published file."""

from services.registration.actions.tools import Tools
from services.registration.domain.results import Counts
from services.registration.store.letters import counts_kept


async def count_told(tools: Tools, unit_code: str, draw_id: str) -> Counts:
    """Return the counts of rows and of letters; nothing before families were told."""
    async with tools.db.reading(unit_code) as session:
        return await counts_kept(session, unit_code, draw_id)
