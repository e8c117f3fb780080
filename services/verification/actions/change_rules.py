"""Changes rules that are in use: one person proposes them whole, another one agrees, and then they hold at once."""

from uuid import UUID

from services.verification.actions.case_room import Sitting
from services.verification.actions.judge_request import RequestShown
from services.verification.actions.load_rules import about_rules, write_rules
from services.verification.actions.recording import note
from services.verification.domain.clerk_decisions import problems_of_answer, problems_of_reason
from services.verification.domain.errors import ProposalMovedOn, SameRules
from services.verification.domain.rules import rules_hash
from services.verification.store.rules import rules_of
from services.verification.store.rules_proposals import (
    ProposedRules,
    matter_of_rules,
    proposed_rules,
    save_answer_about_rules,
    save_proposed_rules,
)
from services.verification.store.staff import note_staff
from services.verification.store.tables import approvals
from shared.approvals.asking import ask
from shared.approvals.deciding import decide, use
from shared.approvals.errors import ApprovalNotFound
from shared.approvals.matter import Asked, Judged
from shared.errors import InvalidInput


async def propose_rules(sitting: Sitting, proposed: ProposedRules) -> UUID:
    """Write the request and return its number; nothing changes before another person agrees.

    Raises `NotYourRole`, `CaseNotFound`, `SameRules`, `MayNotAsk`, `InvalidInput`.
    """
    rules, vault = proposed.rules, sitting.room.vault
    sitting.must_work(rules.unit_code)
    problems = problems_of_reason(proposed.reason)
    if problems:
        raise InvalidInput(problems)
    async with sitting.room.db.transaction(rules.unit_code) as session:
        in_use = await rules_of(session, rules.unit_code)
        if in_use is None or rules_hash(in_use) == rules_hash(rules):
            raise SameRules
        approval_id = await ask(session, approvals, sitting.who, Asked(matter_of_rules(rules)), sitting.acting)
        if not await proposed_rules(session, vault, [(rules.unit_code, approval_id)]):
            await save_proposed_rules(session, vault, approval_id, proposed)
        await note_staff(session, sitting.who)
        event = about_rules("RULES_PROPOSED", rules.unit_code, approval=str(approval_id), sha256=rules_hash(rules))
        await note(session, sitting.acting, event)
        return approval_id


async def judge_rules(sitting: Sitting, shown: RequestShown, *, agree: bool | None, reason: str) -> None:
    """Write the answer; where it is yes, the proposed rules hold from now on.

    Raises `NotYourRole`, `CaseNotFound`, the errors of shared/approvals, `ProposalMovedOn`, `InvalidInput`.
    """
    sitting.must_work(shown.unit_code)
    about, vault = (shown.unit_code, shown.approval_id), sitting.room.vault
    async with sitting.room.db.transaction(shown.unit_code) as session:
        proposed = (await proposed_rules(session, vault, [about])).get(shown.approval_id)
        if proposed is None:
            raise ApprovalNotFound
        if shown.content_sha256 != rules_hash(proposed.rules):
            raise ProposalMovedOn
        judged = Judged(shown.unit_code, shown.approval_id, agree=bool(agree))
        await decide(session, approvals, sitting.who, judged, sitting.acting)
        problems = problems_of_answer(reason, agree=agree)
        if problems:
            raise InvalidInput(problems)
        await save_answer_about_rules(session, vault, *about, reason.strip())
        await note_staff(session, sitting.who)
        if agree:
            await use(session, approvals, matter_of_rules(proposed.rules), sitting.acting)
            await write_rules(session, proposed.rules, sitting.acting)
        else:
            event = about_rules("RULES_DECLINED", shown.unit_code, approval=str(shown.approval_id))
            await note(session, sitting.acting, event)
