"""List the children with two proven applications, for a clerk."""

from services.registration.actions.tools import Tools
from services.registration.store.duplicates import Competing, all_competing


async def list_duplicates(tools: Tools, unit_code: str) -> tuple[Competing, ...]:
    """Return every child of a unit with an application that is a duplicate; numbers only."""
    async with tools.db.reading() as session:
        return await all_competing(session, unit_code)
