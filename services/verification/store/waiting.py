"""What waits for a second person within a scope, without what concerns a member's kin."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from services.verification.store.recusal import open_to
from services.verification.store.tables import approvals, case_file
from shared.approvals.matter import Approval
from shared.approvals.requests import open_approvals
from shared.approvals.rules import Act
from shared.contracts.staff import StaffMember
from shared.database.scope import within
from shared.database.sessions import ReadSession

ABOUT_CASES = (Act.RAISE_TIER, Act.OVERRIDE_FINDING)


async def waiting_requests(session: ReadSession, who: StaffMember, now: datetime) -> Sequence[Approval]:
    """Return open requests, the oldest first: those about cases only as long as the case waits for them."""
    found = await open_approvals(session, approvals, who.scope, now, acts=(*ABOUT_CASES, Act.CHANGE_POLICY))
    about_cases = [one.approval_id for one in found if one.matter.act in ABOUT_CASES]
    t = case_file
    waiting = sa.select(t.c.approval_id).where(
        within(t.c.unit_code, who.scope), t.c.approval_id.in_(about_cases), t.c.claim.is_not(None), open_to(who)
    )
    still = set(await session.scalars(waiting))
    return [one for one in found if one.matter.act not in ABOUT_CASES or one.approval_id in still]
