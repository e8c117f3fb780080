"""Makes a clerk's finding: over what the clerk saw, with the same hashes as the machine's."""

from datetime import datetime, timedelta

from services.verification.actions.case_room import Sitting
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import LoadedCase
from services.verification.domain.decision import ClerkMustLook
from services.verification.domain.rules import Rules, rules_hash
from services.verification.store.findings import ClerksWords, NewFinding
from shared.clock import CHINA
from shared.contracts.messages import Standing


def as_looked_at(case: LoadedCase) -> ClerkMustLook:
    """Return the machine's view as a person was called for it, even where a later day would decide otherwise."""
    decision = case.decision
    if isinstance(decision, ClerkMustLook):
        return decision
    return ClerkMustLook(decision.checks, decision.relation, decision.facts, ())


def new_finding(sitting: Sitting, case: LoadedCase, standing: Standing, words: ClerksWords) -> NewFinding:
    """Return the finding; a confirmation proves what its causes grant."""
    looked = as_looked_at(case)
    facts = looked.facts_with_clerk if standing == "proven" else looked.facts
    return NewFinding(
        finding_id=sitting.room.new_id(),
        message_id=sitting.room.new_id(),
        made_at=sitting.now,
        standing=standing,
        facts=tuple(fact.value for fact in facts),
        causes=tuple(cause.kind.value for cause in looked.causes),
        rules_sha256=rules_hash(case.rules),
        evidence_sha256=evidence_hash(case.answers),
        by_clerk=words,
    )


def first_cause(looked: ClerkMustLook) -> str:
    """Return the code of the most important cause, the usual reason code of a decision."""
    return looked.causes[0].kind.value if looked.causes else "OTHER"


def family_until(case: LoadedCase, now: datetime) -> datetime:
    """Return until when a family can answer: 18:00 in China on the last of its days."""
    return _closing_time(now, case.rules.days_for_family)


def clerk_until(rules: Rules, now: datetime) -> datetime:
    """Return until when a clerk should look: 18:00 in China on the last of the days for it."""
    return _closing_time(now, rules.days_for_clerk)


def _closing_time(now: datetime, days: int) -> datetime:
    day = now.astimezone(CHINA) + timedelta(days=days)
    return day.replace(hour=18, minute=0, second=0, microsecond=0)
