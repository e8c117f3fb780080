"""Refuses a case with two people: one proposes with code, reason and next step, a colleague agrees or does not."""

from services.verification.actions.case_room import CaseShown, Sitting
from services.verification.actions.clerk_findings import new_finding
from services.verification.actions.decide_case import Decided
from services.verification.actions.open_for_decision import open_for_decision
from services.verification.actions.recording import conclude, note_case
from services.verification.domain.clerk_decisions import Refusal, problems_of_refusal, refusal_sentence
from services.verification.domain.errors import CaseNotOpen, SecondPersonNeeded
from services.verification.store.desk import leave_case
from services.verification.store.findings import ClerksWords
from services.verification.store.refusals import ProposedRefusal, propose, proposed_refusal
from shared.errors import FieldProblem, InvalidInput


async def ready_to_refuse(sitting: Sitting, shown: CaseShown) -> None:
    """Raise what `propose_refusal` would of a card that no longer shows the case as it stands; write nothing."""
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        await open_for_decision(session, sitting, shown)


async def propose_refusal(sitting: Sitting, shown: CaseShown, refusal: Refusal) -> None:
    """Write the proposal; the family hears nothing before a colleague has agreed."""
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        case = await open_for_decision(session, sitting, shown)
        problems = problems_of_refusal(refusal)
        if problems:
            raise InvalidInput(problems)
        proposed = ProposedRefusal(sitting.who.staff_id, sitting.now, refusal)
        await propose(session, sitting.room.vault, case.on_desk.key, proposed)
        await leave_case(session, case.on_desk.key, "refusal", sitting.now)
        code = {"reason_code": refusal.reason_code}
        await note_case(session, sitting.acting, "REFUSAL_PROPOSED", case.on_desk.key, **code)


async def judge_refusal(sitting: Sitting, shown: CaseShown, *, agree: bool | None) -> Decided:
    """A colleague agrees (the family is refused, with the next step) or not (the case is open again).

    Raises `SecondPersonNeeded` for the one who proposed it.
    """
    room = sitting.room
    async with room.db.transaction(sitting.who.scope) as session:
        case = await open_for_decision(session, sitting, shown, state="refusal")
        key = case.on_desk.key
        proposed = await proposed_refusal(session, room.vault, key)
        if proposed is None:
            raise CaseNotOpen(case.on_desk.state)
        if proposed.proposed_by == sitting.who.staff_id:
            raise SecondPersonNeeded
        if agree is None:
            raise InvalidInput((FieldProblem("agree", "请选同意还是不同意。", "MISSING"),))
        await leave_case(session, key, "refused" if agree else "exception", sitting.now)
        await note_case(session, sitting.acting, "REFUSAL_AGREED" if agree else "REFUSAL_DECLINED", key)
        if not agree:
            return Decided("with_clerk", None)
        new = new_finding(sitting, case, "refused", _words(sitting, proposed))
        await conclude(session, room.vault, sitting.acting, key, new)
        return Decided("refused", new.finding_id)


def _words(sitting: Sitting, proposed: ProposedRefusal) -> ClerksWords:
    return ClerksWords(
        clerk_id=proposed.proposed_by,
        reason_code=proposed.refusal.reason_code,
        reason=proposed.refusal.reason.strip(),
        sentence=refusal_sentence(proposed.refusal),
        saw_paper=False,
        second_clerk_id=sitting.who.staff_id,
    )
