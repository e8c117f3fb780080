"""A supervisor's answer to what a colleague proposed about a case: what was allowed is done at once, and once."""

from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.carry_out import carry_out, turn_down
from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.decide_case import Decided
from services.verification.actions.let_lapse import let_lapse
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.actions.people import concerned_by
from services.verification.actions.requests import OpenRequest, fits, request_of
from services.verification.domain.clerk_decisions import problems_of_answer
from services.verification.domain.errors import ProposalMovedOn
from services.verification.store.proposals import matter_of, proposal_of, save_answer
from services.verification.store.staff import note_staff
from services.verification.store.tables import approvals
from shared.approvals.deciding import decide, use
from shared.approvals.errors import ApprovalNotFound
from shared.approvals.judging import refuse_approver
from shared.approvals.matter import Judged
from shared.database.sessions import WriteSession
from shared.errors import InvalidInput


@dataclass(frozen=True)
class RequestShown:
    """Which request is judged, and the hash of what its page showed."""

    unit_code: str
    approval_id: UUID
    content_sha256: str


async def judge_request(sitting: Sitting, shown: RequestShown, *, agree: bool | None, reason: str) -> Decided:
    """Write the answer and do what was allowed, in one transaction.

    Raises `NotYourRole`, `CaseNotFound`, the errors of shared/approvals, `ProposalMovedOn` where the case is not what
    was proposed about any more (it is then open again), `InvalidInput`.
    """
    sitting.must_work(shown.unit_code)
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        request, case, judged = await _held(session, sitting, shown, agree=bool(agree))
        if fits(case, request):
            problems = problems_of_answer(reason, agree=agree)
            if problems:
                raise InvalidInput(problems)
            return await _answer(session, sitting, (case, request, judged), reason.strip())
        await let_lapse(session, sitting.room, sitting.acting, case)
    raise ProposalMovedOn


async def _held(
    session: WriteSession, sitting: Sitting, shown: RequestShown, *, agree: bool
) -> tuple[OpenRequest, LoadedCase, Judged]:
    """Lock case and request; raises where this member may not decide, or looked at something else."""
    about = await proposal_of(session, sitting.room.vault, shown.unit_code, shown.approval_id)
    if about is None:
        raise ApprovalNotFound
    seen = CaseSeen(shown.unit_code, about.application_number)
    case = await load_case(session, sitting.room, seen, now=sitting.now, lock=True)
    # Only now: whoever held the case before us may have answered.
    request = await request_of(session, sitting.room, shown.unit_code, shown.approval_id)
    if request is None:
        raise ApprovalNotFound
    concerned = concerned_by(sitting.room.vault, case.claim)
    judged = Judged(shown.unit_code, shown.approval_id, agree, concerned)
    refuse_approver(sitting.who, request.approval, judged, sitting.now)
    if shown.content_sha256 != request.proposal.content_sha256:
        raise ProposalMovedOn
    return request, case, judged


async def _answer(
    session: WriteSession, sitting: Sitting, about: tuple[LoadedCase, OpenRequest, Judged], reason: str
) -> Decided:
    case, request, judged = about
    vault = sitting.room.vault
    await decide(session, approvals, sitting.who, judged, sitting.acting)
    await save_answer(session, vault, judged.unit_code, judged.approval_id, reason)
    await note_staff(session, sitting.who)
    if not judged.agree:
        return await turn_down(session, sitting, case, request, reason)
    await use(session, approvals, matter_of(request.proposal), sitting.acting)
    return await carry_out(session, sitting, case, request)
