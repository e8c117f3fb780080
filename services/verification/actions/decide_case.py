"""A clerk's decision about one case: confirm it, return it to the family, or leave it to a colleague."""

from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import CaseShown, Sitting
from services.verification.actions.clerk_findings import as_looked_at, family_until, first_cause, new_finding
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import LoadedCase, load_case, refuse_out_of_scope
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, problems_of, usual_sentence
from services.verification.domain.errors import CaseNotOpen, CaseTaken, EvidenceMovedOn, VersionMovedOn
from services.verification.store.clerks import names_of
from services.verification.store.desk import leave_case, put_back
from services.verification.store.findings import ClerksWords, NewFinding, make_finding
from shared.contracts.messages import Standing
from shared.database.sessions import WriteSession
from shared.errors import InvalidInput


@dataclass(frozen=True)
class Decided:
    """What came of it; no finding where the case was put back or waits for a colleague."""

    standing: Standing
    finding_id: UUID | None


async def decide_case(sitting: Sitting, shown: CaseShown, decision: ClerkDecision) -> Decided:
    """Write the decision, its finding and its message in one transaction.

    Raises `CaseNotFound`, `CaseNotOpen`, `CaseTaken`, `VersionMovedOn`, `EvidenceMovedOn`, `InvalidInput`.
    """
    async with sitting.room.db.transaction() as session:
        case = await open_for_decision(session, sitting, shown)
        problems = problems_of(decision, as_looked_at(case))
        if problems:
            raise InvalidInput(problems)
        if decision.choice is Choice.PUT_BACK:
            await put_back(session, case.on_desk.key, sitting.who)
            return Decided("with_clerk", None)
        new = _finding(sitting, case, decision)
        await leave_case(session, case.on_desk.key, _STATES[decision.choice], sitting.now)
        await make_finding(session, sitting.room.vault, case.on_desk.key, new)
        return Decided(new.standing, new.finding_id)


_STATES = {Choice.CONFIRM: "confirmed", Choice.RETURN: "returned"}
_STANDINGS: dict[Choice, Standing] = {Choice.CONFIRM: "proven", Choice.RETURN: "with_family"}


async def open_for_decision(
    session: WriteSession, sitting: Sitting, shown: CaseShown, *, state: str = "exception"
) -> LoadedCase:
    """Lock the case and return it; raises where it is not this clerk's to decide now."""
    refuse_out_of_scope(sitting.who, shown.unit_code)
    case = await load_case(session, sitting.room, shown, now=sitting.now, lock=True)
    on_desk = case.on_desk
    if shown.version != on_desk.key.version:
        raise VersionMovedOn
    if on_desk.state != state:
        raise CaseNotOpen(on_desk.state)
    if on_desk.in_other_hands(sitting.who, sitting.now) and on_desk.assigned_to:
        names = await names_of(session, {on_desk.assigned_to})
        raise CaseTaken(names.get(on_desk.assigned_to, "同事"))
    if shown.evidence_sha256 != evidence_hash(case.answers):
        raise EvidenceMovedOn
    return case


def _finding(sitting: Sitting, case: LoadedCase, decision: ClerkDecision) -> NewFinding:
    looked = as_looked_at(case)
    usual = usual_sentence(looked, family_until(case, sitting.now))
    returned = decision.choice is Choice.RETURN
    words = ClerksWords(
        clerk_id=sitting.who.clerk_id,
        reason_code=decision.reason_code or first_cause(looked),
        reason=decision.reason.strip(),
        sentence=(decision.sentence.strip() or usual) if returned else "",
        saw_paper=decision.saw_paper,
    )
    return new_finding(sitting, case, _STANDINGS[decision.choice], words)
