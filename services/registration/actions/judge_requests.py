"""What waits for a second person in registration, and that person's answer."""

from collections.abc import Sequence

from services.registration.actions.tools import Tools
from services.registration.store.tables import approvals
from shared.approvals.deciding import decide
from shared.approvals.matter import Approval, Judged
from shared.approvals.requests import open_approvals
from shared.approvals.rules import Act
from shared.audit_log.events import Acting
from shared.contracts.staff import StaffMember

HERE = (Act.BULK_VIEW, Act.BULK_EXPORT, Act.CHANGE_POLICY)


async def open_requests(tools: Tools, unit_code: str, acting: Acting) -> Sequence[Approval]:
    """Return what waits in a unit, the oldest first."""
    async with tools.db.reading(unit_code) as session:
        return await open_approvals(session, approvals, unit_code, acting.now, acts=HERE)


async def judge_request(tools: Tools, judged: Judged, *, member: StaffMember, acting: Acting) -> Approval:
    """Write an answer; raises what `decide` raises."""
    async with tools.db.transaction(judged.unit_code) as session:
        return await decide(session, approvals, member, judged, acting)
