"""The household booklet proves the applicant father or mother, contradicts it, or leaves it open."""

from dataclasses import replace

import pytest

from services.verification.domain.answers import Absent, Found
from services.verification.domain.causes import CauseKind
from services.verification.domain.guardianship import judge_guardianship
from services.verification.domain.records import HouseholdRecord
from tests.builders.verification import CHILD_RECORD, FATHER_RECORD, claim, father, local_answers, mother, rules


def judged(child: HouseholdRecord = CHILD_RECORD, adult: HouseholdRecord = FATHER_RECORD) -> CauseKind | None:
    answers = local_answers(child=Found((child,)), father=Found((adult,)))
    guardianship = judge_guardianship(claim(), answers, rules())
    assert guardianship.proven == (guardianship.cause is None)
    return guardianship.cause.kind if guardianship.cause else None


def test_the_head_is_the_father_of_his_eldest_son() -> None:
    assert judged() is None


@pytest.mark.parametrize(
    "adult", [replace(FATHER_RECORD, household_number="2"), replace(FATHER_RECORD, head_name="别人")]
)
def test_two_booklets_prove_nothing(adult: HouseholdRecord) -> None:
    assert judged(adult=adult) is CauseKind.RELATION_UNCLEAR


def test_a_relation_nobody_knows_proves_nothing() -> None:
    assert judged(child=replace(CHILD_RECORD, relation_to_head="寄居")) is CauseKind.RELATION_UNCLEAR


def test_a_register_that_contradicts_itself_proves_nothing() -> None:
    assert judged(child=replace(CHILD_RECORD, relation_to_head="长女")) is CauseKind.RELATION_UNCLEAR


def test_a_brother_is_not_a_father() -> None:
    assert judged(adult=replace(FATHER_RECORD, relation_to_head="长子")) is CauseKind.RELATION_DIFFERS


def test_a_step_father_needs_paper() -> None:
    assert judged(child=replace(CHILD_RECORD, relation_to_head="养子或继子")) is CauseKind.RELATION_UNCLEAR


def test_a_grandparent_who_applies_as_guardian_needs_paper() -> None:
    grandfather = replace(claim(), guardians=(replace(father(), relation="3"), mother()))
    answers = local_answers(child=Found((replace(CHILD_RECORD, relation_to_head="孙子"),)))
    guardianship = judge_guardianship(grandfather, answers, rules())
    assert guardianship.cause is not None
    assert guardianship.cause.kind is CauseKind.RELATION_UNCLEAR


def test_a_parent_of_the_other_sex_contradicts_the_form() -> None:
    swapped = replace(claim(), guardians=(replace(father(), relation="2"), mother()))
    guardianship = judge_guardianship(swapped, local_answers(), rules())
    assert guardianship.cause is not None
    assert guardianship.cause.kind is CauseKind.RELATION_DIFFERS


def test_without_both_records_nothing_is_said_about_the_relation() -> None:
    guardianship = judge_guardianship(claim(), local_answers(father=Absent()), rules())
    assert not guardianship.proven
    assert guardianship.cause is None
