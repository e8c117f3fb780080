"""Asks for an approval, and takes a request back."""

from uuid import UUID

from shared.approvals.errors import ApprovalNotFound, MayNotAsk
from shared.approvals.judging import refuse_asker, refuse_settled
from shared.approvals.matter import Asked
from shared.approvals.requests import Approvals, locked_approval, requests_about
from shared.approvals.rules import four_eyes
from shared.approvals.steps import note_step, write_verdict
from shared.audit_log.events import Acting
from shared.contracts.staff import StaffMember
from shared.database.sessions import WriteSession
from shared.ids import new_id


async def ask(session: WriteSession, approvals: Approvals, member: StaffMember, asked: Asked, acting: Acting) -> UUID:
    """Write a request and return its number; the same member asking the same again gets the number of the first.

    Raises `MayNotAsk`, `Recused`.
    """
    refuse_asker(member, asked)
    for before in await requests_about(session, approvals, asked.matter):
        if before.asked_by == member.staff_id and before.is_open(acting.now):
            return before.approval_id
    matter, approval_id = asked.matter, new_id()
    row = {
        "unit_code": matter.unit_code,
        "approval_id": approval_id,
        "act": matter.act.value,
        "subject": matter.subject,
        "content_sha256": matter.content_sha256,
        "asked_by": member.staff_id,
        "asked_role": member.role,
        "asked_at": acting.now,
        "purpose": asked.purpose,
        "expires_at": acting.now + four_eyes()[matter.act].valid,
    }
    await session.execute(approvals.table.insert(), row)
    await note_step(session, approvals, acting, "APPROVAL_ASKED", (matter, approval_id))
    return approval_id


async def withdraw(
    session: WriteSession, approvals: Approvals, member: StaffMember, request: tuple[str, UUID], acting: Acting
) -> None:
    """Take back a request (unit code and number) of one's own that nobody has decided about yet.

    Raises `ApprovalNotFound`, `MayNotAsk` where somebody else has asked, `ApprovalDecided`, `ApprovalExpired`.
    """
    unit_code, approval_id = request
    approval = await locked_approval(session, approvals, unit_code, approval_id)
    if approval is None or not member.may_see(unit_code):
        raise ApprovalNotFound
    if approval.asked_by != member.staff_id:
        raise MayNotAsk
    refuse_settled(approval, acting.now)
    await write_verdict(session, approvals, approval, member, ("withdrawn", acting))
