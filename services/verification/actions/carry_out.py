"""Does what two people agreed on about a case, or leaves it as it was where the second one did not agree."""

from services.verification.actions.case_room import Sitting
from services.verification.actions.clerk_findings import clerk_until, new_finding
from services.verification.actions.decide_case import Decided
from services.verification.actions.load_case import LoadedCase
from services.verification.actions.recording import conclude, note_case
from services.verification.actions.requests import OpenRequest
from services.verification.domain.proposals import Kind
from services.verification.store.desk import forget_request, leave_case, reopen
from services.verification.store.findings import ClerksWords
from shared.contracts.messages import Standing
from shared.database.sessions import WriteSession

LOOKED_AT_AGAIN = "工作人员要把这份报名再看一遍，您现在不用做什么。"
"""What the family reads when its case is opened again."""


async def carry_out(session: WriteSession, sitting: Sitting, case: LoadedCase, request: OpenRequest) -> Decided:
    """Confirm what was asserted, or open the case again; the finding names both people."""
    key, reopens = case.on_desk.key, request.proposal.kind is Kind.REOPEN
    standing: Standing = "with_clerk" if reopens else "proven"
    new = new_finding(sitting, case, standing, _words(sitting, request, LOOKED_AT_AGAIN if reopens else ""))
    if reopens:
        await reopen(session, key, clerk_until(case.rules, sitting.now))
    else:
        await leave_case(session, key, "confirmed", sitting.now)
    approval = {"approval": str(request.approval.approval_id)}
    await note_case(session, sitting.acting, "CASE_REOPENED" if reopens else "CASE_CONFIRMED", key, **approval)
    await conclude(session, sitting.room.vault, sitting.acting, key, new)
    return Decided(standing, new.finding_id, request.approval.approval_id)


async def turn_down(
    session: WriteSession, sitting: Sitting, case: LoadedCase, request: OpenRequest, reason: str
) -> Decided:
    """Leave a confirmed case confirmed; make one that waited open again, with the supervisor's reason on record."""
    key, approval_id = case.on_desk.key, request.approval.approval_id
    if request.proposal.kind is Kind.REOPEN:
        await forget_request(session, key)
        await note_case(session, sitting.acting, "REOPENING_DECLINED", key, approval=str(approval_id))
        return Decided("proven", None, approval_id)
    await leave_case(session, key, "exception", sitting.now)
    words = ClerksWords(sitting.who.staff_id, request.proposal.reason_code, reason, "", saw_paper=False)
    new = new_finding(sitting, case, "with_clerk", words)
    await note_case(session, sitting.acting, "RAISE_DECLINED", key, approval=str(approval_id))
    await conclude(session, sitting.room.vault, sitting.acting, key, new)
    return Decided("with_clerk", new.finding_id, approval_id)


def _words(sitting: Sitting, request: OpenRequest, sentence: str) -> ClerksWords:
    proposal = request.proposal
    return ClerksWords(
        clerk_id=request.approval.asked_by,
        reason_code=proposal.reason_code or "REOPENED",
        reason=proposal.reason,
        sentence=sentence,
        saw_paper=proposal.saw_paper,
        second_clerk_id=sitting.who.staff_id,
    )
