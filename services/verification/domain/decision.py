"""The decision about a claim: a machine may confirm, wait, or call a person. It never refuses (decision 5)."""

from dataclasses import dataclass
from datetime import date

from services.verification.domain.answers import Answers, Question, RegistryName, Silence, Silent
from services.verification.domain.case_causes import all_causes
from services.verification.domain.causes import Cause
from services.verification.domain.checks import Check
from services.verification.domain.claim import Claim
from services.verification.domain.comparison import Comparison
from services.verification.domain.guardianship import Guardianship, judge_guardianship
from services.verification.domain.holdings import judge_property
from services.verification.domain.household import judge_household
from services.verification.domain.questions import questions
from services.verification.domain.rules import Fact, Rules
from services.verification.domain.stay import judge_insurance, judge_residence


@dataclass(frozen=True)
class Decided:
    """What every decision carries: the checks behind it, the relation shown, and the facts that records prove."""

    checks: tuple[Check, ...]
    relation: Comparison | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Confirm(Decided):
    """Everything needed was found and is the same; the applicant is proven guardian."""


@dataclass(frozen=True)
class ClerkMustLook(Decided):
    """A person must look; why, most important first."""

    causes: tuple[Cause, ...]

    @property
    def needs_paper(self) -> bool:
        """Whether only paper allows a confirmation: always where no record proves the guardian or no cause is named."""
        unproven = Fact.GUARDIAN not in self.facts or not self.causes
        return unproven or any(cause.words.needs_paper for cause in self.causes)

    @property
    def facts_with_clerk(self) -> tuple[Fact, ...]:
        """The facts once a clerk has confirmed every cause."""
        granted = {fact for cause in self.causes for fact in cause.grants}
        return in_order({*self.facts, *granted, Fact.GUARDIAN})


@dataclass(frozen=True)
class Wait(Decided):
    """At least one registry is silent; it is asked again, and nothing counts against the family meanwhile."""

    silent: tuple[Question, ...]

    @property
    def registries(self) -> tuple[RegistryName, ...]:
        """The silent registries, each once."""
        return tuple(dict.fromkeys(question.registry for question in self.silent))


Decision = Confirm | ClerkMustLook | Wait


def decide(claim: Claim, answers: Answers, rules: Rules, today: date) -> Decision:
    """Return the decision about a claim; the same claim, answers, rules and day always give the same decision.

    A question without an answer counts as silent. Silence comes before every cause: nobody is troubled with a case
    that the next answer may settle.
    """
    needed = questions(claim, answers, rules)
    checks = tuple(_judge(claim, question, answers, rules, today) for question in needed)
    guardianship = judge_guardianship(claim, answers, rules)
    causes = all_causes(claim, answers, rules, checks, guardianship)
    facts = in_order({fact for check in checks for fact in check.facts} | _proven(guardianship))
    silent = tuple(check.question for check in checks if check.silence)
    if silent:
        return Wait(checks, guardianship.line, facts, silent)
    if causes or not guardianship.proven:
        return ClerkMustLook(checks, guardianship.line, facts, causes)
    return Confirm(checks, guardianship.line, facts)


def in_order(facts: set[Fact]) -> tuple[Fact, ...]:
    """Return facts ascending by name."""
    return tuple(sorted(facts, key=lambda fact: fact.value))


def _proven(guardianship: Guardianship) -> set[Fact]:
    return {Fact.GUARDIAN} if guardianship.proven else set()


def _judge(claim: Claim, question: Question, answers: Answers, rules: Rules, today: date) -> Check:
    answer = answers.get(question, Silent(Silence.UNAVAILABLE))
    match question.registry:
        case RegistryName.HOUSEHOLD:
            return judge_household(claim, question.subject, answer, rules)
        case RegistryName.PROPERTY:
            return judge_property(claim, question.subject, answer, rules)
        case RegistryName.RESIDENCE:
            return judge_residence(claim, question.subject, answer, rules, today)
        case RegistryName.INSURANCE:
            return judge_insurance(claim, question.subject, answer, rules, today)
