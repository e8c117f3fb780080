"""Gives a clerk the next case that nobody has in hand."""

from services.verification.actions.case_room import Sitting
from services.verification.store.cases import CaseKey
from services.verification.store.desk import take_case


async def take_next(sitting: Sitting) -> CaseKey | None:
    """Return the case that is this clerk's from now on, or None where nothing waits."""
    async with sitting.room.db.transaction() as session:
        return await take_case(session, sitting.who, sitting.now)
