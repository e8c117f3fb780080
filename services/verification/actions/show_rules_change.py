"""Shows rules that are to change: what holds now and what was proposed, side by side."""

from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import Sitting
from services.verification.domain.rules import Rules
from services.verification.store.rules import rules_of
from services.verification.store.rules_proposals import ProposedRules, proposed_rules
from services.verification.store.staff import COLLEAGUE, names_of
from services.verification.store.tables import approvals
from shared.approvals.errors import ApprovalNotFound
from shared.approvals.matter import Approval
from shared.approvals.requests import approval_of


@dataclass(frozen=True)
class RulesChange:
    """A request to change rules, with what holds now."""

    approval: Approval
    proposed: ProposedRules
    in_use: Rules
    asked_by: str


async def show_rules_change(sitting: Sitting, unit_code: str, approval_id: UUID) -> RulesChange:
    """Return what was proposed; raises `NotYourRole`, `CaseNotFound`, `ApprovalNotFound`."""
    sitting.must_read(unit_code)
    async with sitting.room.db.reading(unit_code) as session:
        approval = await approval_of(session, approvals, unit_code, approval_id)
        proposed = (await proposed_rules(session, sitting.room.vault, [(unit_code, approval_id)])).get(approval_id)
        in_use = await rules_of(session, unit_code)
        if approval is None or proposed is None or in_use is None:
            raise ApprovalNotFound
        names = await names_of(session, {approval.asked_by})
        return RulesChange(approval, proposed, in_use, names.get(approval.asked_by, COLLEAGUE))
