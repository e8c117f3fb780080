"""Gives a clerk the next case that nobody has in hand."""

from services.verification.actions.case_room import Sitting
from services.verification.actions.recording import note_case
from services.verification.store.cases import CaseKey
from services.verification.store.desk import let_go_of_kin, take_case
from services.verification.store.staff import note_staff


async def take_next(sitting: Sitting) -> CaseKey | None:
    """Return the case that is this clerk's from now on, or None where nothing waits; raises `NotYourRole`."""
    sitting.must_work(sitting.who.scope)
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        await let_go_of_kin(session, sitting.who)
        taken = await take_case(session, sitting.who, sitting.now)
        if taken is not None:
            await note_staff(session, sitting.who)
            await note_case(session, sitting.acting, "CASE_TAKEN", taken)
        return taken
