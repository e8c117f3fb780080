"""Gathers the answers of one case: those kept from before, and those asked for now, each attempt counted first."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.verification.actions.checking import VALID_ABSENT, VALID_FOUND, Checking
from services.verification.domain.answers import Absent, Answers, Found, Question, Silent, key_of
from services.verification.domain.claim import Claim
from services.verification.domain.questions import questions
from services.verification.domain.rules import Rules
from services.verification.gateways.registry import Asker, Inquiry, Reply
from services.verification.gateways.replies import read_reply
from services.verification.store.answers import KeptAnswer, kept_answers
from services.verification.store.cases import CaseKey
from services.verification.store.checks import count_attempts
from services.verification.store.queries import AskedQuery
from services.verification.store.vault import Vault
from shared.database.sessions import ReadSession

MACHINE = "system"
"""Who asks when no clerk does."""


@dataclass
class CaseAnswers:
    """The answers of one case as they come in; what was asked just now is kept apart, to be written down."""

    claim: Claim
    rules: Rules
    keys: dict[Question, bytes] = field(default_factory=dict)
    replies: dict[Question, Reply] = field(default_factory=dict)
    asked: dict[Question, Reply] = field(default_factory=dict)

    @property
    def answers(self) -> Answers:
        """The answers alone, as the domain decides by."""
        return {question: reply.answer for question, reply in self.replies.items()}

    def missing(self) -> tuple[Question, ...]:
        """Return what is needed now and has not been looked up or asked in this round."""
        return tuple(q for q in questions(self.claim, self.answers, self.rules) if q not in self.replies)


async def look_up(
    session: ReadSession, vault: Vault, case: CaseAnswers, wanted: Sequence[Question], *, valid_at: datetime | None
) -> tuple[Question, ...]:
    """Take what is kept from before into the case; return what is not."""
    for question in wanted:
        case.keys[question] = vault.identity_index(key_of(question, case.claim))
    pairs = {(question.registry.value, case.keys[question]) for question in wanted}
    kept = await kept_answers(session, vault, case.claim.unit_code, pairs, valid_at=valid_at)
    for question in wanted:
        answer = kept.get((question.registry.value, case.keys[question]))
        reply = read_reply(question.registry, key_of(question, case.claim), answer.body.encode()) if answer else None
        # What was kept under older demands and would be garbage by those of today is asked for again.
        if reply and reply.evidence:
            case.replies[question] = reply
    return tuple(question for question in wanted if question not in case.replies)


async def ask_missing(checking: Checking, key: CaseKey, case: CaseAnswers, *, now: datetime) -> None:
    """Look up and ask until nothing is missing: a second round where the child's household is elsewhere."""
    while wanted := case.missing():
        async with checking.db.transaction(key.unit_code) as session:
            unknown = await look_up(session, checking.vault, case, wanted, valid_at=now)
            await count_attempts(session, key, {question: case.keys[question] for question in unknown}, now=now)
        replies = await _ask_all(checking, case, unknown)
        case.asked.update(replies)
        case.replies.update(replies)


async def _ask_all(checking: Checking, case: CaseAnswers, wanted: Sequence[Question]) -> Mapping[Question, Reply]:
    rules = case.rules
    asker = Asker(rules.unit_code, MACHINE, rules.department, rules.purpose)
    replies = await asyncio.gather(
        *(
            checking.registries[question.registry].ask(
                Inquiry(question.registry, key_of(question, case.claim), case.claim.application_number, asker)
            )
            for question in wanted
        )
    )
    return dict(zip(wanted, replies, strict=True))


def queries_to_log(checking: Checking, case: CaseAnswers, *, now: datetime) -> list[AskedQuery]:
    """Return a line of the log for each question that went out in this round."""
    return [
        AskedQuery(
            unit_code=case.rules.unit_code,
            query_id=checking.new_id(),
            application_number=case.claim.application_number,
            registry=question.registry.value,
            key_index=case.keys[question],
            person=MACHINE,
            department=case.rules.department,
            purpose=case.rules.purpose,
            asked_at=now,
            outcome=_outcome(reply),
        )
        for question, reply in case.asked.items()
    ]


def asked_in_words(case: CaseAnswers) -> dict[str, str]:
    """Return what went out in this round and what came back, as the audit log names it: who in what role, outcome."""
    return {
        f"{question.registry.value}/{question.subject.value}": _outcome(reply)
        for question, reply in sorted(case.asked.items(), key=lambda asked: str(asked[0]))
    }


def _outcome(reply: Reply) -> str:
    match reply.answer:
        case Found():
            return "found"
        case Absent():
            return "absent"
        case Silent(reason):
            return reason.value


def answers_to_keep(case: CaseAnswers, *, now: datetime) -> list[KeptAnswer]:
    """Return the answers of this round that count, one per registry and person."""
    kept = {}
    for question, reply in case.asked.items():
        if reply.evidence:
            validity = VALID_FOUND if isinstance(reply.answer, Found) else VALID_ABSENT
            kept[question.registry, case.keys[question]] = KeptAnswer(
                registry=question.registry.value,
                key_index=case.keys[question],
                body=reply.evidence.body.decode(),
                sha256=reply.evidence.sha256,
                authority=reply.evidence.authority,
                received_at=now,
                valid_until=now + validity,
            )
    return list(kept.values())
