"""The lines of the list of what waits for a second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.list_requests import WaitingRequest
from services.verification.web.fact_words import in_words


@dataclass(frozen=True)
class ApprovalLine:
    """One line: where it leads, what it is about, what would change, who asked, until when it holds."""

    path: str
    about: str
    is_number: bool
    words: str
    changes: str
    asked_by: str
    asked_at: datetime
    expires_at: datetime
    may_decide: bool


def approval_lines(waiting: Sequence[WaitingRequest]) -> list[ApprovalLine]:
    """Return a line for each request."""
    return [_line(one) for one in waiting]


def _line(one: WaitingRequest) -> ApprovalLine:
    matter, proposal = one.approval.matter, one.proposal
    path = f"/rules/{matter.unit_code}/{one.approval.approval_id}"
    if proposal:
        path = f"/cases/{matter.unit_code}/{proposal.application_number}"
    return ApprovalLine(
        path=path,
        about=proposal.application_number if proposal else "核对规则",
        is_number=proposal is not None,
        words=matter.act.words,
        changes=in_words(proposal.facts) if proposal else "",
        asked_by=one.asked_by,
        asked_at=one.approval.asked_at,
        expires_at=one.approval.expires_at,
        may_decide=one.may_decide,
    )
