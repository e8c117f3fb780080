"""Count how many children want each school so far."""

from services.registration.actions.tools import Tools
from services.registration.domain.submission import Lot
from services.registration.store.applicant_counts import read_applicant_counts


async def count_applicants(tools: Tools, unit_code: str) -> dict[Lot, int]:
    """Return the applicants of each (school, category); a lot that nobody wants is not in it."""
    async with tools.db.reading(unit_code) as session:
        return await read_applicant_counts(session, unit_code)
