"""What a decision rests on, hashed, so that it can be replayed: every answer by registry and person, or its silence."""

from services.verification.actions.case_answers import CaseAnswers
from services.verification.domain.decision import Decision
from services.verification.store.checks import CheckResult
from shared.crypto.hashing import tagged_hash


def evidence_hash(case: CaseAnswers) -> str:
    """Return the hash over every answer used, in a fixed order (64 hex digits); a silence counts as its own word."""
    parts = sorted(
        f"{question.registry.value}/{question.subject.value}/{reply.evidence.sha256 if reply.evidence else 'silent'}"
        for question, reply in case.replies.items()
    )
    return tagged_hash("yangguang/evidence/1", *(part.encode() for part in parts)).hex()


def check_results(case: CaseAnswers, decision: Decision) -> list[CheckResult]:
    """Return the outcome of every check of a decision, as it is stored."""
    return [
        CheckResult(
            question=check.question,
            key_index=case.keys[check.question],
            outcome=check.outcome.value,
            last_error=check.silence.value if check.silence else None,
            answered_at=evidence.answered_at if evidence else None,
            answer_sha256=evidence.sha256 if evidence else None,
        )
        for check in decision.checks
        for evidence in (case.replies[check.question].evidence,)
    ]
