"""Who may ask and who may decide: pure rules over a request, a member of the staff and a moment."""

from collections.abc import Iterable
from datetime import datetime

from shared.approvals.errors import (
    ApprovalDecided,
    ApprovalError,
    ApprovalExpired,
    ApprovalMissing,
    ApprovalNotFound,
    ApprovalUsed,
    ApproverInsideUnit,
    MayNotApprove,
    MayNotAsk,
    OwnRequest,
    Recused,
)
from shared.approvals.matter import Approval, Asked, Judged
from shared.approvals.rules import four_eyes
from shared.contracts.staff import StaffMember


def refuse_asker(member: StaffMember, asked: Asked) -> None:
    """Raise where this member may not ask for this."""
    if member.role not in four_eyes()[asked.matter.act].askers or not member.may_see(asked.matter.unit_code):
        raise MayNotAsk
    refuse_kin(member, asked.concerned)


def refuse_approver(member: StaffMember, approval: Approval, judged: Judged, now: datetime) -> None:
    """Raise where this member may not decide about this request now."""
    rule = four_eyes()[approval.matter.act]
    if not member.may_see(approval.matter.unit_code):
        raise ApprovalNotFound
    # Before the role: whoever asked as a clerk and has become a supervisor since is told the true reason.
    if member.staff_id == approval.asked_by:
        raise OwnRequest
    if member.role not in rule.approvers:
        raise MayNotApprove
    if rule.approver_outside_unit and not member.is_outside(approval.matter.unit_code):
        raise ApproverInsideUnit
    refuse_kin(member, judged.concerned)
    refuse_settled(approval, now)


def refuse_settled(approval: Approval, now: datetime) -> None:
    """Raise where nobody can decide about this request any more."""
    if approval.verdict is not None:
        raise ApprovalDecided
    if approval.is_over(now):
        raise ApprovalExpired


def refuse_kin(member: StaffMember, concerned: frozenset[str]) -> None:
    """Raise where a matter concerns a child that this member has declared."""
    if concerned.intersection(member.kin):
        raise Recused


def may_decide(member: StaffMember, approval: Approval, now: datetime) -> bool:
    """Whether a page offers this member to decide; what concerns relatives is for the caller to leave out."""
    try:
        refuse_approver(member, approval, Judged(approval.matter.unit_code, approval.approval_id, agree=True), now)
    except ApprovalError:
        return False
    return True


def usable(approvals: Iterable[Approval], now: datetime) -> Approval:
    """Return the one of these requests for the same matter that may be used now, the oldest first.

    Raises `ApprovalUsed`, `ApprovalExpired`, `ApprovalMissing`: the nearest to success is told.
    """
    agreed = [approval for approval in approvals if approval.verdict == "agreed"]
    unused = [approval for approval in agreed if approval.used_at is None]
    for approval in unused:
        if not approval.is_over(now):
            return approval
    if unused:
        raise ApprovalExpired
    raise ApprovalUsed if agreed else ApprovalMissing
