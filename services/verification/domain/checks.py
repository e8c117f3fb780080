"""The outcome of one question, kept apart as decision 5 demands, with every comparison that led to it."""

from dataclasses import dataclass
from enum import Enum

from services.verification.domain.answers import Absent, Answer, Found, Question, Silence, Silent
from services.verification.domain.causes import Cause
from services.verification.domain.comparison import Comparison, Verdict
from services.verification.domain.rules import Fact


class Outcome(Enum):
    """Five faces of an answer; the value is stored."""

    FOUND_SAME = "found_same"
    SEVERAL = "several"
    DIFFERS = "differs"
    ABSENT = "absent"
    SILENT = "silent"


@dataclass(frozen=True)
class Check:
    """One question, judged."""

    question: Question
    outcome: Outcome
    comparisons: tuple[Comparison, ...] = ()
    causes: tuple[Cause, ...] = ()
    facts: tuple[Fact, ...] = ()
    silence: Silence | None = None


def outcome_of(answer: Answer, comparisons: tuple[Comparison, ...]) -> Outcome:
    """Return the outcome of an answer, given what the comparison of its records says."""
    if isinstance(answer, Silent):
        return Outcome.SILENT
    if isinstance(answer, Absent):
        return Outcome.ABSENT
    return _outcome_found(answer, comparisons)


def _outcome_found(answer: Found, comparisons: tuple[Comparison, ...]) -> Outcome:
    if any(line.verdict in {Verdict.DIFFERS, Verdict.VARIANT} for line in comparisons):
        return Outcome.DIFFERS
    return Outcome.SEVERAL if len(answer.records) > 1 else Outcome.FOUND_SAME
