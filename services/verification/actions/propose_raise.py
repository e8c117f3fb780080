"""Proposes a confirmation that goes beyond what the registries bear out: it waits for a supervisor (four eyes)."""

from uuid import UUID

from services.verification.actions.case_room import Sitting
from services.verification.actions.clerk_findings import as_looked_at, first_cause, new_finding
from services.verification.actions.load_case import LoadedCase
from services.verification.actions.recording import conclude, note_case
from services.verification.actions.requests import Said, make_request, proposed
from services.verification.domain.clerk_decisions import ClerkDecision
from services.verification.domain.proposals import Kind, asserted_facts
from services.verification.store.findings import ClerksWords
from shared.database.sessions import WriteSession

SECOND_PERSON = "工作人员看过材料了。按规定还要请负责人再看一遍，不用您做什么，不影响排序。"
"""What the family reads meanwhile."""


async def propose_raise(
    session: WriteSession, sitting: Sitting, case: LoadedCase, decision: ClerkDecision
) -> tuple[UUID, UUID]:
    """Write the request and a finding that tells the family; return the numbers of both."""
    looked, key = as_looked_at(case), case.on_desk.key
    facts = asserted_facts(looked)
    reason_code = decision.reason_code or first_cause(looked)
    proposal = proposed(case, Kind.ASSERT, facts, Said(decision.reason, reason_code, decision.saw_paper))
    approval_id = await make_request(session, sitting, case, proposal, state="approval")
    words = ClerksWords(sitting.who.staff_id, reason_code, proposal.reason, SECOND_PERSON, decision.saw_paper)
    new = new_finding(sitting, case, "with_clerk", words)
    details = {"approval": str(approval_id), "facts": ",".join(fact.value for fact in facts)}
    await note_case(session, sitting.acting, "RAISE_PROPOSED", key, **details)
    await conclude(session, sitting.room.vault, sitting.acting, key, new)
    return approval_id, new.finding_id
