"""Proposes to open a confirmed case again: a machine's finding is overridden by two people or not at all."""

from uuid import UUID

from services.verification.actions.case_room import CaseShown, Sitting
from services.verification.actions.open_for_decision import open_for_decision
from services.verification.actions.recording import note_case
from services.verification.actions.requests import Said, make_request, proposed
from services.verification.domain.clerk_decisions import problems_of_reason
from services.verification.domain.errors import NothingToReopen
from services.verification.domain.proposals import Kind
from shared.errors import InvalidInput


async def propose_reopening(sitting: Sitting, shown: CaseShown, reason: str) -> UUID:
    """Write the request and return its number; the case stays confirmed until a supervisor agrees.

    Raises as `open_for_decision` does, `NothingToReopen` where a request waits already, `InvalidInput`.
    """
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        case = await open_for_decision(session, sitting, shown, state="confirmed")
        if case.on_desk.approval_id is not None:
            raise NothingToReopen
        problems = problems_of_reason(reason)
        if problems:
            raise InvalidInput(problems)
        proposal = proposed(case, Kind.REOPEN, (), Said(reason))
        approval_id = await make_request(session, sitting, case, proposal, state="confirmed")
        approval = {"approval": str(approval_id)}
        await note_case(session, sitting.acting, "REOPENING_PROPOSED", case.on_desk.key, **approval)
        return approval_id
