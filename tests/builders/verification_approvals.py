"""Short ways through four eyes: what waits, and a second person's answer to it."""

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import Decided
from services.verification.actions.judge_request import RequestShown, judge_request
from services.verification.actions.list_requests import list_requests
from shared.approvals.matter import Approval

WHY = "看过材料，同意"


async def waiting(sitting: Sitting) -> list[Approval]:
    """Return what waits for a second person, as this member sees it."""
    return [one.approval for one in await list_requests(sitting)]


def as_shown(approval: Approval) -> RequestShown:
    """Return a request as its page shows it."""
    return RequestShown(approval.matter.unit_code, approval.approval_id, approval.matter.content_sha256)


async def answered(sitting: Sitting, *, agree: bool = True, reason: str = WHY) -> Decided:
    """Answer the only request that waits."""
    (approval,) = await waiting(sitting)
    return await judge_request(sitting, as_shown(approval), agree=agree, reason=reason)
