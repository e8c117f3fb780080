"""Lists what waits for a second person, and finds the next request that this member may decide about."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.verification.actions.case_room import Sitting
from services.verification.actions.looks import usual_purpose
from services.verification.actions.recording import note
from services.verification.domain.proposals import Proposal
from services.verification.domain.rules import Rules
from services.verification.store.proposals import proposals_of
from services.verification.store.rules_proposals import proposed_rules
from services.verification.store.staff import COLLEAGUE, names_of
from services.verification.store.waiting import waiting_requests
from shared.approvals.judging import may_decide
from shared.approvals.matter import Approval
from shared.audit_log.events import Event
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class WaitingRequest:
    """One request as the list shows it: nothing personal, and no reason, which may hold something personal."""

    approval: Approval
    proposal: Proposal | None
    rules: Rules | None
    asked_by: str
    may_decide: bool


async def list_requests(sitting: Sitting) -> Sequence[WaitingRequest]:
    """Return every open request of the scope, the oldest first; raises `NotYourRole`."""
    who = sitting.who
    sitting.must_read(who.scope)
    async with sitting.room.db.transaction(who.scope) as session:
        found = await _waiting(session, sitting)
        details = {"requests": str(len(found))}
        event = Event(who.scope, "APPROVALS_OPENED", f"approvals:{who.scope}", usual_purpose(who.role), details)
        await note(session, sitting.acting, event)
        return found


async def next_request(sitting: Sitting) -> WaitingRequest | None:
    """Return the oldest request that this member may decide about, or None."""
    async with sitting.room.db.reading(sitting.who.scope) as session:
        return next((one for one in await _waiting(session, sitting) if one.may_decide), None)


async def count_for(sitting: Sitting) -> int:
    """Return how many requests wait for this member."""
    async with sitting.room.db.reading(sitting.who.scope) as session:
        waiting = await waiting_requests(session, sitting.who, sitting.now)
    return sum(may_decide(sitting.who, one, sitting.now) for one in waiting)


async def _waiting(session: ReadSession, sitting: Sitting) -> list[WaitingRequest]:
    found = await waiting_requests(session, sitting.who, sitting.now)
    keys = [(one.matter.unit_code, one.approval_id) for one in found]
    proposals = await proposals_of(session, sitting.room.vault, keys)
    rules = await proposed_rules(session, sitting.room.vault, keys)
    names = await names_of(session, {one.asked_by for one in found})
    return [
        WaitingRequest(
            approval=one,
            proposal=proposals.get(one.approval_id),
            rules=rules[one.approval_id].rules if one.approval_id in rules else None,
            asked_by=names.get(one.asked_by, COLLEAGUE),
            may_decide=may_decide(sitting.who, one, sitting.now),
        )
        for one in found
    ]
