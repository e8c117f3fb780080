"""List the children with two proven applications, or several undecided ones, for a clerk."""

from services.registration.actions.tools import Tools
from services.registration.store.duplicates import Competing, all_competing


async def list_duplicates(tools: Tools, unit_code: str) -> tuple[Competing, ...]:
    """Return every child of a unit of whose applications a clerk has to settle which one stays; numbers only."""
    async with tools.db.reading(unit_code) as session:
        return await all_competing(session, unit_code)
