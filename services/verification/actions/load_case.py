"""Loads a case and decides it anew from what is kept: the same claim, answers and rules give the same decision."""

from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.case_answers import CaseAnswers, look_up
from services.verification.actions.case_room import CaseRoom, CaseSeen
from services.verification.domain.claim import Claim
from services.verification.domain.decision import Decision, decide
from services.verification.domain.errors import CaseNotFound
from services.verification.domain.rules import Rules
from services.verification.gateways.claims import claim_of
from services.verification.store.desk import CaseOnDesk, case_on_desk
from services.verification.store.rules import rules_of
from shared.clock import CHINA
from shared.contracts import reads
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class LoadedCase:
    """A case with everything a person needs to judge it."""

    on_desk: CaseOnDesk
    claim: Claim
    rules: Rules
    answers: CaseAnswers
    decision: Decision


async def load_case(
    session: ReadSession, room: CaseRoom, seen: CaseSeen, *, now: datetime, lock: bool = False
) -> LoadedCase:
    """Return the case; raises `CaseNotFound` also where it has no claim yet."""
    on_desk = await case_on_desk(session, room.vault, seen.unit_code, seen.number, lock=lock)
    rules = await rules_of(session, seen.unit_code)
    if on_desk is None or not on_desk.claim or rules is None:
        raise CaseNotFound
    claim = claim_of(reads.Claim.model_validate_json(on_desk.claim))
    answers = await replay(session, room, claim, rules)
    today = now.astimezone(CHINA).date()
    return LoadedCase(on_desk, claim, rules, answers, decide(claim, answers.answers, rules, today))


async def replay(session: ReadSession, room: CaseRoom, claim: Claim, rules: Rules) -> CaseAnswers:
    """Return the answers that are kept about a claim, outdated ones too; nobody is asked."""
    case = CaseAnswers(claim, rules)
    tried: set[object] = set()
    while wanted := tuple(question for question in case.missing() if question not in tried):
        tried |= set(wanted)
        await look_up(session, room.vault, case, wanted, valid_at=None)
    return case
