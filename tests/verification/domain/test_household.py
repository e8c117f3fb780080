"""The household register against one person of the claim: five outcomes, kept apart."""

from dataclasses import replace
from datetime import date

import pytest

from services.verification.domain.answers import Absent, Answer, Found, Silence, Silent
from services.verification.domain.causes import CauseKind
from services.verification.domain.checks import Check, Outcome
from services.verification.domain.claim import Subject
from services.verification.domain.household import judge_household, paper_facts, place_word
from services.verification.domain.rules import Fact
from tests.builders.verification import CHILD_RECORD, ELSEWHERE, MOTHER_RECORD, child, claim, rules


def judged(answer: Answer, subject: Subject = Subject.CHILD) -> Check:
    return judge_household(claim(), subject, answer, rules())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Found((CHILD_RECORD,)), Outcome.FOUND_SAME),
        (Found((CHILD_RECORD, replace(CHILD_RECORD, household_number="2"))), Outcome.SEVERAL),
        (Found((replace(CHILD_RECORD, name="陈子皓"),)), Outcome.DIFFERS),
        (Absent(), Outcome.ABSENT),
        (Silent(Silence.GARBAGE), Outcome.SILENT),
    ],
)
def test_five_outcomes(answer: Answer, outcome: Outcome) -> None:
    check = judged(answer)
    assert check.outcome is outcome
    assert (check.silence is not None) == (outcome is Outcome.SILENT)


def test_the_same_record_twice_is_one_record() -> None:
    assert judged(Found((CHILD_RECORD, CHILD_RECORD))).causes == ()


def test_silence_gives_no_cause_and_no_fact() -> None:
    check = judged(Silent(Silence.TIMEOUT))
    assert (check.causes, check.facts) == ((), ())


def test_the_child_proves_household_and_age() -> None:
    assert judged(Found((CHILD_RECORD,))).facts == (Fact.HOUSEHOLD_IN_UNIT, Fact.AGE_IN_WINDOW)


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (replace(CHILD_RECORD, name="陈子皓"), CauseKind.NAME_DIFFERS),
        (replace(CHILD_RECORD, name="陳子浩"), CauseKind.NAME_VARIANT),
        (replace(CHILD_RECORD, gender="女"), CauseKind.DETAIL_DIFFERS),
        (replace(CHILD_RECORD, born=date(2017, 3, 13)), CauseKind.DETAIL_DIFFERS),
        (replace(CHILD_RECORD, address=ELSEWHERE), CauseKind.HUKOU_DIFFERS),
    ],
)
def test_each_difference_has_its_cause(record: object, kind: CauseKind) -> None:
    check = judged(Found((record,)))  # type: ignore[arg-type]  # a record of the parametrisation
    assert [cause.kind for cause in check.causes] == [kind]


def test_the_queue_names_only_the_characters_that_differ() -> None:
    (cause,) = judged(Found((replace(MOTHER_RECORD, name="葉兰"),)), Subject.GUARDIAN_2).causes
    assert cause.title == "母亲的名字写法不同"
    assert cause.detail == "家长填“叶”，登记里“葉”；证件号一样"


def test_paper_proves_what_the_form_says() -> None:
    assert paper_facts(claim(), rules()) == (Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT, Fact.AGE_IN_WINDOW)
    elsewhere = replace(claim(), child=replace(child(), hukou_place="130102000000", born=date(2010, 1, 1)))
    assert paper_facts(elsewhere, rules()) == (Fact.GUARDIAN,)


def test_a_place_is_called_by_its_name() -> None:
    assert place_word("140123100000", rules()) == "娄烦县"
    assert place_word("140105000000", rules()) == "小店区"
    assert place_word("", rules()) == ""
