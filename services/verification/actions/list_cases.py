"""Lists a unit's cases in one state, for programs."""

from collections.abc import Sequence

from services.verification.actions.case_room import Sitting
from services.verification.actions.recording import note
from services.verification.store.case_lines import CaseLine, case_lines
from shared.audit_log.events import Event


async def list_cases(sitting: Sitting, unit_code: str, *, state: str, after: str) -> Sequence[CaseLine]:
    """Return the next page of cases in this state; raises `NotYourRole`, `CaseNotFound`."""
    sitting.must_read(unit_code)
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        lines = await case_lines(session, sitting.who, unit_code, state=state, after=after)
        details = {"state": state, "cases": str(len(lines))}
        event = Event(unit_code, "CASES_LISTED", f"cases:{unit_code}", details=details)
        await note(session, sitting.acting, event)
        return lines
