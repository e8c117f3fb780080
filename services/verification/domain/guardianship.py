"""Judges whether the household register proves the applicant to be father or mother of the child."""

from dataclasses import dataclass

from services.verification.domain.answers import Answers, Question, RegistryName
from services.verification.domain.causes import Cause, CauseKind
from services.verification.domain.claim import Claim, Guardian, Subject
from services.verification.domain.comparison import Comparison, Verdict
from services.verification.domain.household import household_records, paper_facts
from services.verification.domain.kinship import Kinship, kinship
from services.verification.domain.records import HouseholdRecord
from services.verification.domain.relations import Relation, relation_called
from services.verification.domain.rules import Rules

PARENTS = {"1": "男", "2": "女"}
"""Codes of guardian_relation for father and mother, with the sex the register must show."""

HOUSEHOLD = RegistryName.HOUSEHOLD


@dataclass(frozen=True)
class Guardianship:
    """Proven, or the cause why not; `line` is what the card shows. Neither where a record is missing or silent."""

    proven: bool
    line: Comparison | None = None
    cause: Cause | None = None


def judge_guardianship(claim: Claim, answers: Answers, rules: Rules) -> Guardianship:
    """Return whether the applicant is proven guardian, from the two household records."""
    child = household_records(answers.get(Question(HOUSEHOLD, Subject.CHILD)))
    adult = household_records(answers.get(Question(HOUSEHOLD, Subject.GUARDIAN_1)))
    if len(child) != 1 or len(adult) != 1:
        return Guardianship(proven=False)
    applicant = claim.guardians[0]
    registered, kind, why = _kinship_of(adult[0], child[0])
    if kind is Kinship.PARENT and _agrees(applicant, adult[0]):
        return Guardianship(proven=True, line=Comparison("和孩子的关系", applicant.word, registered, Verdict.SAME, why))
    contradicts = kind is Kinship.NOT_PARENT or (kind is Kinship.PARENT and applicant.relation in PARENTS)
    verdict = Verdict.DIFFERS if contradicts else Verdict.ONE_SIDE
    line = Comparison("和孩子的关系", applicant.word, registered, verdict, why)
    return Guardianship(proven=False, line=line, cause=_cause(claim, line, rules))


def _agrees(applicant: Guardian, record: HouseholdRecord) -> bool:
    """Whether the claimed relation is the parent of the registered sex."""
    return PARENTS.get(applicant.relation) == record.gender


def _kinship_of(adult: HouseholdRecord, child: HouseholdRecord) -> tuple[str, Kinship, str]:
    registered = f"{adult.relation_to_head}（孩子：{child.relation_to_head}）"
    if adult.household_number != child.household_number or adult.head_name != child.head_name:
        return "不在一本户口簿上", Kinship.UNCLEAR, "两个人的户号不一样"
    one, other = _relation(adult), _relation(child)
    if one is None or other is None:
        return registered, Kinship.UNCLEAR, "登记里和户主的关系看不懂"
    kind = kinship(one, other)
    return registered, kind, _WHY[kind]


def _relation(record: HouseholdRecord) -> Relation | None:
    """The relation of a record, unless the sex it implies is not the sex the same record states."""
    relation = relation_called(record.relation_to_head)
    return relation if relation is None or relation.sex in {None, record.gender} else None


_WHY = {
    Kinship.PARENT: "从和户主的关系看，是孩子的父亲或者母亲",
    Kinship.STEP_PARENT: "收养和再婚在户口簿上写法一样，要看证明",
    Kinship.GRANDPARENT: "是孩子的祖父母或者外祖父母，要看监护证明",
    Kinship.UNCLEAR: "从和户主的关系分不清是父母还是叔伯姑舅",
    Kinship.NOT_PARENT: "辈分对不上",
}


def _cause(claim: Claim, line: Comparison, rules: Rules) -> Cause:
    grants, word = paper_facts(claim, rules), claim.guardians[0].word
    if line.verdict is Verdict.DIFFERS:
        title = f"申请人填的是{word}，户口簿上不是"
        kind = CauseKind.RELATION_DIFFERS
    else:
        title, kind = f"户口簿上看不出申请人是不是{word}", CauseKind.RELATION_UNCLEAR
    return Cause(kind, HOUSEHOLD, Subject.GUARDIAN_1, title, f"{line.registered}：{line.note}", grants)
