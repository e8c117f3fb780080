"""Judges residence permit (居住证) and social insurance (社保): how a family from elsewhere lives and works here."""

from datetime import date

from services.verification.domain.answers import Answer, Found, Question, RegistryName, Silent
from services.verification.domain.causes import Cause, CauseKind
from services.verification.domain.checks import Check, Outcome, outcome_of
from services.verification.domain.claim import Claim, Subject
from services.verification.domain.comparison import Comparison, Verdict, compare_names
from services.verification.domain.household import day_word
from services.verification.domain.names import name_cause
from services.verification.domain.normalise import lies_in
from services.verification.domain.records import InsuranceRecord, ResidenceRecord
from services.verification.domain.rules import Fact, Rules

IN_FORCE = {"", "有效", "正常", "在用"}
"""States of a permit that count; 中止 (not endorsed, 居住证暂行条例 art. 10) and 注销 do not."""


def judge_residence(claim: Claim, subject: Subject, answer: Answer, rules: Rules, today: date) -> Check:
    """Return the check of one guardian's residence permit: same person, an address here, endorsed on the day."""
    question = Question(RegistryName.RESIDENCE, subject)
    if isinstance(answer, Silent):
        return Check(question, Outcome.SILENT, silence=answer.reason)
    permits = [record for record in _found(answer) if isinstance(record, ResidenceRecord)]
    here = [permit for permit in permits if lies_in(permit.address, rules.places)]
    if not here:
        return Check(question, outcome_of(answer, ()))
    best = max(here, key=lambda permit: (permit.state in IN_FORCE, permit.endorsed_until))
    lines = _permit_lines(claim, subject, best, rules.day(today))
    causes = _permit_causes(claim, subject, lines)
    return Check(question, outcome_of(answer, lines), lines, causes, () if causes else (Fact.PERMIT_VALID,))


def judge_insurance(claim: Claim, subject: Subject, answer: Answer, rules: Rules, today: date) -> Check:
    """Return the check of one guardian's paid months; several employers are one person's months together."""
    question = Question(RegistryName.INSURANCE, subject)
    if isinstance(answer, Silent):
        return Check(question, Outcome.SILENT, silence=answer.reason)
    records = [record for record in _found(answer) if isinstance(record, InsuranceRecord)]
    if not records:
        return Check(question, outcome_of(answer, ()))
    name = compare_names("社保姓名", claim.person(subject).name, records[0].name)
    paid = paid_months(tuple(month for record in records for month in record.months), rules.day(today))
    enough = paid >= rules.insured_months
    needed = f"最近 12 个月要满 {rules.insured_months} 个月"
    months = Comparison("缴费月数", "", f"{paid} 个月", Verdict.ONE_SIDE, needed)
    facts = (Fact.INSURED,) if enough and name.verdict is Verdict.SAME else ()
    return Check(question, outcome_of(answer, (name,)), (name, months), (), facts)


def paid_months(months: tuple[str, ...], day: date) -> int:
    """Return how many different months were paid among the twelve complete months before `day` (months as yyyymm)."""
    last = day.year * 12 + day.month - 2
    window = {f"{number // 12:04d}{number % 12 + 1:02d}" for number in range(last - 11, last + 1)}
    return len(window & set(months))


def _found(answer: Answer) -> tuple[object, ...]:
    return answer.records if isinstance(answer, Found) else ()


def _permit_lines(claim: Claim, subject: Subject, permit: ResidenceRecord, day: date) -> tuple[Comparison, ...]:
    valid = permit.state in IN_FORCE and permit.endorsed_until >= day
    note = "" if valid else "签注过期" if permit.state in IN_FORCE else f"状态：{permit.state}"
    return (
        compare_names("居住证姓名", claim.person(subject).name, permit.name),
        Comparison("居住地址", claim.person(subject).address, permit.address, Verdict.ONE_SIDE, "在本地"),
        Comparison("居住证签注", "", day_word(permit.endorsed_until), _verdict(valid), note or "签注在有效期里"),
    )


def _verdict(valid: bool) -> Verdict:
    return Verdict.SAME if valid else Verdict.DIFFERS


def _permit_causes(claim: Claim, subject: Subject, lines: tuple[Comparison, ...]) -> tuple[Cause, ...]:
    word, grants = claim.word(subject), (Fact.PERMIT_VALID,)
    causes = [
        Cause(cause.kind, cause.registry, subject, cause.title, cause.detail, grants)
        for cause in name_cause(lines[0], RegistryName.RESIDENCE, subject, word)
    ]
    if lines[2].verdict is Verdict.DIFFERS:
        title, detail = f"{word}的居住证过期", f"居住证 {lines[2].registered}到期，{lines[2].note}"
        causes.append(Cause(CauseKind.PERMIT_NOT_VALID, RegistryName.RESIDENCE, subject, title, detail, grants))
    return tuple(causes)
