"""Gathers the causes of a whole case: those of single checks, and those that only the whole shows."""

from services.verification.domain.answers import Answers, RegistryName
from services.verification.domain.causes import Cause, CauseKind
from services.verification.domain.checks import Check
from services.verification.domain.claim import Claim, Subject
from services.verification.domain.guardianship import Guardianship
from services.verification.domain.household import day_word, paper_facts
from services.verification.domain.questions import comes_from_elsewhere
from services.verification.domain.rules import Fact, Rules


def all_causes(
    claim: Claim, answers: Answers, rules: Rules, checks: tuple[Check, ...], guardianship: Guardianship
) -> tuple[Cause, ...]:
    """Return every cause in the order a clerk reads them: identity, records, relation, age, ties to the unit."""
    causes = [*_unasked(claim, rules), *(cause for check in checks for cause in check.causes)]
    if guardianship.cause:
        causes.append(guardianship.cause)
    causes += _outside_of_window(claim, rules)
    if comes_from_elsewhere(claim, answers, rules):
        causes += _nothing_here(checks, rules)
    return tuple(causes)


def _unasked(claim: Claim, rules: Rules) -> list[Cause]:
    """People without a resident number cannot be asked about: a clerk sees the paper."""
    without = [s for s in (Subject.CHILD, Subject.GUARDIAN_1) if not claim.person(s).has_resident_number]
    return [
        Cause(
            CauseKind.NO_RESIDENT_NUMBER,
            None,
            subject,
            f"{claim.word(subject)}没有居民身份证号，查不了户籍",
            "用的是别的证件，或者还没有号码",
            paper_facts(claim, rules),
        )
        for subject in without
    ]


def _outside_of_window(claim: Claim, rules: Rules) -> list[Cause]:
    if rules.born_from <= claim.child.born <= rules.born_to:
        return []
    word = "还没有到年龄" if claim.child.born > rules.born_to else "超过了年龄"
    detail = f"范围是 {day_word(rules.born_from)} 到 {day_word(rules.born_to)}"
    return [Cause(CauseKind.AGE_OUTSIDE, None, Subject.CHILD, f"孩子{word}", detail, ())]


def _nothing_here(checks: tuple[Check, ...], rules: Rules) -> list[Cause]:
    ties = {Fact.PROPERTY_IN_UNIT, Fact.PERMIT_VALID, Fact.INSURED}
    proven = {fact for check in checks for fact in check.facts}
    asked = any(cause.registry is RegistryName.RESIDENCE for check in checks for cause in check.causes)
    if proven & ties or asked or not ties & set(rules.facts):
        return []
    title, detail = f"户籍不在{rules.name}，也没有查到居住登记", "没有查到有效的居住证、不动产或者社保"
    return [
        Cause(
            CauseKind.NOTHING_IN_UNIT, RegistryName.RESIDENCE, Subject.GUARDIAN_1, title, detail, (Fact.PERMIT_VALID,)
        )
    ]
