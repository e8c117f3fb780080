"""Decides about a request (another person does), and uses what was allowed (once)."""

from collections.abc import Iterable
from uuid import UUID

from shared.approvals.errors import ApprovalNotFound
from shared.approvals.judging import refuse_approver, usable
from shared.approvals.matter import Approval, Judged, Matter
from shared.approvals.requests import Approvals, locked_approval, locked_requests_about, requests_about
from shared.approvals.steps import note_step, write_verdict
from shared.audit_log.events import Acting
from shared.contracts.staff import StaffMember
from shared.database.sessions import ReadSession, WriteSession


async def decide(
    session: WriteSession, approvals: Approvals, member: StaffMember, judged: Judged, acting: Acting
) -> Approval:
    """Write the answer of a second person and return the request as it was; of two at once, one is told it is over.

    Raises `ApprovalNotFound`, `OwnRequest`, `MayNotApprove`, `ApproverInsideUnit`, `Recused`, `ApprovalDecided`,
    `ApprovalExpired`; nothing is written then.
    """
    approval = await locked_approval(session, approvals, judged.unit_code, judged.approval_id)
    if approval is None:
        raise ApprovalNotFound
    refuse_approver(member, approval, judged, acting.now)
    await write_verdict(session, approvals, approval, member, ("agreed" if judged.agree else "declined", acting))
    return approval


async def require_allowed(
    session: ReadSession, approvals: Approvals, matter: Matter, acting: Acting, *, asked_by: UUID | None = None
) -> Approval:
    """Return an approval of exactly this matter that could be used now, and leave it; raises what `use` raises."""
    return usable(_asked(await requests_about(session, approvals, matter), asked_by), acting.now)


async def use(
    session: WriteSession, approvals: Approvals, matter: Matter, acting: Acting, *, asked_by: UUID | None = None
) -> Approval:
    """Use up an approval of exactly this matter, in the transaction that does what was allowed.

    `asked_by`: only what this member asked for counts, where the approval is one of a person and not of the office.
    Raises `ApprovalMissing`, `ApprovalExpired`, `ApprovalUsed`; of two users at once, one is told that it was used.
    """
    found = usable(_asked(await locked_requests_about(session, approvals, matter), asked_by), acting.now)
    t = approvals.table
    await session.execute(
        t.update()
        .where(t.c.unit_code == matter.unit_code, t.c.approval_id == found.approval_id)
        .values(used_at=acting.now)
    )
    await note_step(session, approvals, acting, "APPROVAL_USED", (matter, found.approval_id))
    return found


def _asked(found: Iterable[Approval], by: UUID | None) -> list[Approval]:
    return [approval for approval in found if by is None or approval.asked_by == by]
