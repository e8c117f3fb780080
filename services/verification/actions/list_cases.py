"""Lists a unit's cases in one state, for programs."""

from collections.abc import Sequence

from services.verification.actions.case_room import Sitting
from services.verification.store.case_lines import CaseLine, case_lines


async def list_cases(sitting: Sitting, unit_code: str, *, state: str, after: str) -> Sequence[CaseLine]:
    """Return the next page of cases in this state."""
    async with sitting.room.db.reading() as session:
        return await case_lines(session, unit_code, state=state, after=after)
