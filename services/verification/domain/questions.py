"""Which questions a claim makes necessary, given the answers so far; nothing is asked that no rule uses."""

from services.verification.domain.answers import Absent, Answers, Found, Question, RegistryName
from services.verification.domain.claim import GUARDIANS, Claim, Subject
from services.verification.domain.household import household_records
from services.verification.domain.normalise import lies_in
from services.verification.domain.rules import Fact, Rules

CHILD_HOUSEHOLD = Question(RegistryName.HOUSEHOLD, Subject.CHILD)


def questions(claim: Claim, answers: Answers, rules: Rules) -> tuple[Question, ...]:
    """Return every question needed now; more follow when the child's household turns out to be elsewhere."""
    asked = [
        Question(RegistryName.HOUSEHOLD, subject)
        for subject in claim.subjects
        if claim.person(subject).has_resident_number
    ]
    asked += _about_guardians(claim, rules, RegistryName.PROPERTY, Fact.PROPERTY_IN_UNIT)
    if comes_from_elsewhere(claim, answers, rules):
        asked += _about_guardians(claim, rules, RegistryName.RESIDENCE, Fact.PERMIT_VALID)
        asked += _about_guardians(claim, rules, RegistryName.INSURANCE, Fact.INSURED)
    return tuple(asked)


def comes_from_elsewhere(claim: Claim, answers: Answers, rules: Rules) -> bool:
    """Whether the child's household is known not to lie in the unit; unknown (silent, not asked) is not elsewhere."""
    if not claim.child.has_resident_number:
        return True
    answer = answers.get(CHILD_HOUSEHOLD)
    if isinstance(answer, Absent):
        return True
    inside = any(lies_in(record.address, rules.places) for record in household_records(answer))
    return isinstance(answer, Found) and not inside


def _about_guardians(claim: Claim, rules: Rules, registry: RegistryName, fact: Fact) -> list[Question]:
    if fact not in rules.facts:
        return []
    return [
        Question(registry, subject) for subject in GUARDIANS[: len(claim.guardians)] if claim.person(subject).number
    ]
