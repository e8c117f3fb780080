"""Count how many bound pairs of twins want each school so far."""

from services.registration.actions.tools import Tools
from services.registration.domain.submission import Lot
from services.registration.store.applicant_counts import read_bound_pairs


async def count_bound_pairs(tools: Tools, unit_code: str) -> dict[Lot, int | None]:
    """Return the pairs of each (school, category); None where a group is larger, absent where there is none."""
    async with tools.db.reading(unit_code) as session:
        return await read_bound_pairs(session, unit_code)
