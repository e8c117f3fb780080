"""Judges what the household register (户籍) says about one person of the claim."""

from datetime import date

from services.verification.domain.answers import Answer, Found, Question, RegistryName, Silent
from services.verification.domain.causes import Cause, CauseKind
from services.verification.domain.checks import Check, outcome_of
from services.verification.domain.claim import Child, Claim, Person, Subject
from services.verification.domain.comparison import Comparison, Verdict, compare_names, compare_texts
from services.verification.domain.names import name_cause
from services.verification.domain.normalise import lies_in
from services.verification.domain.records import HouseholdRecord
from services.verification.domain.rules import Fact, Rules
from shared.codes.tables import code_table

GENDERS = {"1": "男", "2": "女"}


def judge_household(claim: Claim, subject: Subject, answer: Answer, rules: Rules) -> Check:
    """Return the check of one person against the household register."""
    question = Question(RegistryName.HOUSEHOLD, subject)
    if isinstance(answer, Silent):
        return Check(question, outcome_of(answer, ()), silence=answer.reason)
    records = household_records(answer)
    if len(records) != 1:
        causes = _several_or_none(claim, subject, len(records), rules)
        return Check(question, outcome_of(answer, ()), causes=causes)
    comparisons = _compare(claim.person(subject), records[0], rules)
    facts = _facts(claim, records[0], rules) if subject is Subject.CHILD else ()
    causes = _causes(claim, subject, comparisons)
    return Check(question, outcome_of(answer, comparisons), comparisons, causes, facts)


def household_records(answer: Answer | None) -> tuple[HouseholdRecord, ...]:
    """Return the records of an answer of this register; none when it is absent, silent or not asked yet."""
    found = answer.records if isinstance(answer, Found) else ()
    return tuple(dict.fromkeys(record for record in found if isinstance(record, HouseholdRecord)))


def day_word(day: date) -> str:
    """Return a date as people write it: 2017年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


def place_word(hukou_place: str, rules: Rules) -> str:
    """Return the name of a division code as the form has it."""
    if rules.in_unit(hukou_place):
        return rules.name
    labels = code_table("division_shanxi").labels
    return labels.get(hukou_place[:6], f"外地 {hukou_place[:6]}") if hukou_place else ""


def paper_facts(claim: Claim, rules: Rules) -> tuple[Fact, ...]:
    """Return what a household booklet (户口簿) in a clerk's hand proves about this claim."""
    facts = [Fact.GUARDIAN]
    if rules.in_unit(claim.child.hukou_place):
        facts.append(Fact.HOUSEHOLD_IN_UNIT)
    if rules.born_from <= claim.child.born <= rules.born_to:
        facts.append(Fact.AGE_IN_WINDOW)
    return tuple(facts)


def _several_or_none(claim: Claim, subject: Subject, count: int, rules: Rules) -> tuple[Cause, ...]:
    word, grants = claim.word(subject), paper_facts(claim, rules)
    if count:
        title = f"{word}的户籍查到 {count} 条"
        detail = f"同一个证件号有 {count} 条登记"
        return (Cause(CauseKind.SEVERAL, RegistryName.HOUSEHOLD, subject, title, detail, grants),)
    if subject is Subject.GUARDIAN_2:
        return ()  # One parent's household may lie in another province; the applicant's is what must be proven.
    title, detail = f"户籍里没有查到{word}", f"公安机关的登记里没有{word}的证件号"
    return (Cause(CauseKind.NOT_REGISTERED, RegistryName.HOUSEHOLD, subject, title, detail, grants),)


def _compare(person: Person, record: HouseholdRecord, rules: Rules) -> tuple[Comparison, ...]:
    lines = [compare_names("姓名", person.name, record.name)]
    if isinstance(person, Child):
        lines.append(compare_texts("性别", GENDERS.get(person.gender, ""), record.gender))
        lines.append(compare_texts("出生日期", day_word(person.born), day_word(record.born)))
        lines.append(_compare_place(person, record, rules))
    return tuple(lines)


def _compare_place(child: Child, record: HouseholdRecord, rules: Rules) -> Comparison:
    claimed, registered = rules.in_unit(child.hukou_place), lies_in(record.address, rules.places)
    word = place_word(child.hukou_place, rules)
    if claimed and not registered:
        return Comparison("户口所在地", word, record.address, Verdict.DIFFERS, f"登记的不在{rules.name}")
    note = f"登记的在{rules.name}" if registered and not claimed else ""
    return Comparison("户口所在地", word, record.address, Verdict.SAME, note)


_KINDS = {
    "性别": CauseKind.DETAIL_DIFFERS,
    "出生日期": CauseKind.DETAIL_DIFFERS,
    "户口所在地": CauseKind.HUKOU_DIFFERS,
}


def _causes(claim: Claim, subject: Subject, comparisons: tuple[Comparison, ...]) -> tuple[Cause, ...]:
    word, causes = claim.word(subject), []
    for line in comparisons:
        if line.item == "姓名":
            causes += name_cause(line, RegistryName.HOUSEHOLD, subject, word)
        elif line.verdict is Verdict.DIFFERS:
            title = f"{word}的{line.item}和户籍登记不一样"
            detail = f"家长填“{line.claimed}”，登记里“{line.registered}”"
            causes.append(Cause(_KINDS[line.item], RegistryName.HOUSEHOLD, subject, title, detail))
    return tuple(causes)


def _facts(claim: Claim, record: HouseholdRecord, rules: Rules) -> tuple[Fact, ...]:
    facts = []
    if lies_in(record.address, rules.places):
        facts.append(Fact.HOUSEHOLD_IN_UNIT)
    if record.born == claim.child.born and rules.born_from <= record.born <= rules.born_to:
        facts.append(Fact.AGE_IN_WINDOW)
    return tuple(facts)
