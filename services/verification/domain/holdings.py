"""Judges the property register (不动产): whether a guardian owns a home in the unit. Absence is an ordinary answer."""

from dataclasses import replace

from services.verification.domain.answers import Answer, Found, Question, RegistryName, Silent
from services.verification.domain.causes import Cause
from services.verification.domain.checks import Check, outcome_of
from services.verification.domain.claim import Claim, Subject
from services.verification.domain.comparison import Comparison, Verdict, compare_addresses, compare_names
from services.verification.domain.names import name_cause
from services.verification.domain.normalise import lies_in, place_of_certificate
from services.verification.domain.records import PropertyRecord
from services.verification.domain.rules import Fact, Rules

PROPERTY = RegistryName.PROPERTY


def judge_property(claim: Claim, subject: Subject, answer: Answer, rules: Rules) -> Check:
    """Return the check of one guardian against the property register; only homes in the unit count."""
    question = Question(PROPERTY, subject)
    if isinstance(answer, Silent):
        return Check(question, outcome_of(answer, ()), silence=answer.reason)
    records = _records(answer)
    homes = tuple(record for record in records if is_home_in_unit(record, rules))
    shown = homes or records
    comparisons = tuple(line for record in shown[:3] for line in _compare(claim, subject, record))
    owners = [compare_names("房主", claim.person(subject).name, record.owner) for record in homes]
    proven = any(line.verdict is Verdict.SAME for line in owners)
    causes: list[Cause] = []
    if owners and not proven:
        causes = name_cause(owners[0], PROPERTY, subject, claim.word(subject))
    facts = (Fact.PROPERTY_IN_UNIT,) if proven else ()
    outcome = outcome_of(answer, () if proven else tuple(owners))
    return Check(question, outcome, comparisons, _granting(causes), facts)


def _records(answer: Answer) -> tuple[PropertyRecord, ...]:
    found = answer.records if isinstance(answer, Found) else ()
    return tuple(record for record in found if isinstance(record, PropertyRecord))


def is_home_in_unit(record: PropertyRecord, rules: Rules) -> bool:
    """Whether a right is over a dwelling (住宅) that lies in the unit, by its address or its certificate."""
    inside = lies_in(record.location, rules.places) or lies_in(
        place_of_certificate(record.certificate_number), rules.places
    )
    return inside and "住宅" in record.use


def _compare(claim: Claim, subject: Subject, record: PropertyRecord) -> tuple[Comparison, ...]:
    person = claim.person(subject)
    address = compare_addresses("坐落", person.address, record.location)
    if address.verdict is Verdict.DIFFERS:
        address = Comparison("坐落", person.address, record.location, Verdict.ONE_SIDE, "住的地方不是这一套")
    return (
        Comparison("不动产权证号", "", record.certificate_number, Verdict.ONE_SIDE, "只有一边有"),
        address,
        compare_names("房主", person.name, record.owner),
        Comparison("用途", "", record.use, Verdict.ONE_SIDE, "只有一边有"),
    )


def _granting(causes: list[Cause]) -> tuple[Cause, ...]:
    return tuple(replace(cause, grants=(Fact.PROPERTY_IN_UNIT,)) for cause in causes)
