"""A clerk's decision about one case: confirm it, return it to the family, or leave it to a colleague."""

from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import CaseShown, Sitting
from services.verification.actions.clerk_findings import as_looked_at, family_until, first_cause, new_finding
from services.verification.actions.load_case import LoadedCase
from services.verification.actions.open_for_decision import open_for_decision
from services.verification.actions.propose_raise import propose_raise
from services.verification.actions.recording import conclude, note_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, problems_of, usual_sentence
from services.verification.domain.proposals import asserted_facts
from services.verification.store.desk import leave_case, put_back
from services.verification.store.findings import ClerksWords, NewFinding
from shared.contracts.messages import Standing
from shared.database.sessions import WriteSession
from shared.errors import InvalidInput


@dataclass(frozen=True)
class Decided:
    """What came of it; no finding where the case was put back, a request where a second person has to allow it."""

    standing: Standing
    finding_id: UUID | None
    approval_id: UUID | None = None


async def decide_case(sitting: Sitting, shown: CaseShown, decision: ClerkDecision) -> Decided:
    """Write the decision, its finding and its message in one transaction.

    A confirmation that asserts what the registries did not bear out, and that may raise a tier, confirms nothing yet: a
    supervisor must allow exactly it. Raises `NotYourRole`, `CaseNotFound`, `CaseRecused`, `CaseNotOpen`, `CaseTaken`,
    `VersionMovedOn`, `EvidenceMovedOn`, `InvalidInput`.
    """
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        case = await open_for_decision(session, sitting, shown)
        problems = problems_of(decision, as_looked_at(case))
        if problems:
            raise InvalidInput(problems)
        if decision.choice is Choice.PUT_BACK:
            await put_back(session, case.on_desk.key, sitting.who)
            await note_case(session, sitting.acting, "CASE_PUT_BACK", case.on_desk.key)
            return Decided("with_clerk", None)
        if decision.choice is Choice.CONFIRM and asserted_facts(as_looked_at(case)):
            approval_id, finding_id = await propose_raise(session, sitting, case, decision)
            return Decided("with_clerk", finding_id, approval_id)
        return await _decide(session, sitting, case, decision)


async def _decide(session: WriteSession, sitting: Sitting, case: LoadedCase, decision: ClerkDecision) -> Decided:
    new, key = _finding(sitting, case, decision), case.on_desk.key
    await leave_case(session, key, _STATES[decision.choice], sitting.now)
    await note_case(session, sitting.acting, _ACTS[decision.choice], key, paper=str(decision.saw_paper).lower())
    await conclude(session, sitting.room.vault, sitting.acting, key, new)
    return Decided(new.standing, new.finding_id)


_STATES = {Choice.CONFIRM: "confirmed", Choice.RETURN: "returned"}
_ACTS = {Choice.CONFIRM: "CASE_CONFIRMED", Choice.RETURN: "CASE_RETURNED"}
_STANDINGS: dict[Choice, Standing] = {Choice.CONFIRM: "proven", Choice.RETURN: "with_family"}


def _finding(sitting: Sitting, case: LoadedCase, decision: ClerkDecision) -> NewFinding:
    looked = as_looked_at(case)
    usual = usual_sentence(looked, family_until(case, sitting.now))
    returned = decision.choice is Choice.RETURN
    words = ClerksWords(
        clerk_id=sitting.who.staff_id,
        reason_code=decision.reason_code or first_cause(looked),
        reason=decision.reason.strip(),
        sentence=(decision.sentence.strip() or usual) if returned else "",
        saw_paper=decision.saw_paper,
    )
    return new_finding(sitting, case, _STANDINGS[decision.choice], words)
