"""Writes one step of a request, with its line in the audit log, in the caller's transaction."""

from uuid import UUID

from shared.approvals.matter import Approval, Matter, Verdict
from shared.approvals.requests import Approvals
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.contracts.staff import StaffMember
from shared.database.sessions import WriteSession

ACTS = {"agreed": "APPROVAL_AGREED", "declined": "APPROVAL_DECLINED", "withdrawn": "APPROVAL_WITHDRAWN"}


async def write_verdict(
    session: WriteSession, approvals: Approvals, approval: Approval, member: StaffMember, step: tuple[Verdict, Acting]
) -> None:
    """Write who decided what; the caller holds the row's lock and has asked whether this member may."""
    verdict, acting = step
    t, unit_code = approvals.table, approval.matter.unit_code
    decided = {
        "decided_by": member.staff_id,
        "decided_role": member.role,
        "decided_at": acting.now,
        "verdict": verdict,
    }
    is_it = (t.c.unit_code == unit_code, t.c.approval_id == approval.approval_id)
    await session.execute(t.update().where(*is_it).values(decided))
    await note_step(session, approvals, acting, ACTS[verdict], (approval.matter, approval.approval_id))


async def note_step(
    session: WriteSession, approvals: Approvals, acting: Acting, act: str, about: tuple[Matter, UUID]
) -> None:
    """Record a step: what was asked for by its hash, never in words."""
    matter, approval_id = about
    details = {
        "approval": str(approval_id),
        "for": matter.act.value,
        "content_sha256": matter.content_sha256,
    }
    await record(session, approvals.inbox, acting, Event(matter.unit_code, act, matter.subject, details=details))
