"""A machine confirms, waits, or calls a person; it never refuses."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.answers import Absent, Answer, Found, Question, RegistryName, Silence, Silent
from services.verification.domain.causes import CauseKind
from services.verification.domain.claim import Claim
from services.verification.domain.decision import ClerkMustLook, Confirm, Wait, decide
from services.verification.domain.rules import Fact
from tests.builders.verification import (
    CHILD_RECORD,
    ELSEWHERE,
    FATHER_RECORD,
    TODAY,
    answers_from_elsewhere,
    child,
    claim,
    claim_from_elsewhere,
    father,
    home,
    insurance,
    local_answers,
    mother,
    permit,
    rules,
)

SILENT = Silent(Silence.TIMEOUT)
TWICE = Found((CHILD_RECORD, replace(CHILD_RECORD, household_number="2")))


def causes(decision: object) -> list[CauseKind]:
    assert isinstance(decision, ClerkMustLook)
    return [cause.kind for cause in decision.causes]


def test_a_family_whose_records_agree_is_confirmed_with_every_fact() -> None:
    decision = decide(claim(), local_answers(), rules(), TODAY)
    assert isinstance(decision, Confirm)
    assert decision.facts == (Fact.AGE_IN_WINDOW, Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT, Fact.PROPERTY_IN_UNIT)


def test_a_family_without_a_home_of_its_own_is_confirmed_too() -> None:
    decision = decide(claim(), local_answers(home=Absent()), rules(), TODAY)
    assert isinstance(decision, Confirm)
    assert Fact.PROPERTY_IN_UNIT not in decision.facts


def test_a_silent_registry_makes_the_case_wait() -> None:
    decision = decide(claim(), local_answers(home=SILENT), rules(), TODAY)
    assert isinstance(decision, Wait)
    assert decision.registries == (RegistryName.PROPERTY,)
    assert Fact.GUARDIAN in decision.facts


def test_silence_comes_before_a_cause_that_the_answer_may_settle() -> None:
    differs = Found((replace(CHILD_RECORD, name="陈子皓"),))
    assert isinstance(decide(claim(), local_answers(child=differs, father=SILENT), rules(), TODAY), Wait)


def test_a_question_that_was_never_asked_counts_as_silent() -> None:
    assert isinstance(decide(claim(), {}, rules(), TODAY), Wait)


def test_a_registry_that_no_rule_uses_is_not_waited_for() -> None:
    lean = replace(rules(), facts=(Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT))
    assert isinstance(decide(claim(), local_answers(home=SILENT), lean, TODAY), Confirm)


def test_a_guardian_whom_no_record_proves_needs_the_paper_whatever_the_causes() -> None:
    family = replace(claim(), guardians=(father(), replace(mother(), name="葉兰")))
    decision = decide(family, local_answers(), rules(), TODAY)
    assert isinstance(decision, ClerkMustLook)
    unproven = tuple(fact for fact in decision.facts if fact is not Fact.GUARDIAN)
    assert replace(decision, facts=unproven).needs_paper
    assert replace(decision, causes=()).needs_paper


def test_another_way_of_writing_the_name_goes_to_a_clerk_without_paper() -> None:
    family = replace(claim(), guardians=(father(), replace(mother(), name="葉兰")))
    decision = decide(family, local_answers(), rules(), TODAY)
    assert causes(decision) == [CauseKind.NAME_VARIANT]
    assert isinstance(decision, ClerkMustLook)
    assert not decision.needs_paper


def test_a_child_that_is_not_registered_goes_to_a_clerk_with_paper() -> None:
    decision = decide(claim(), local_answers(child=Absent(), permit=Found((permit(),))), rules(), TODAY)
    assert causes(decision) == [CauseKind.NOT_REGISTERED]
    assert isinstance(decision, ClerkMustLook)
    assert decision.needs_paper
    assert {Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT, Fact.AGE_IN_WINDOW} <= set(decision.facts_with_clerk)


def test_several_household_records_go_to_a_clerk() -> None:
    assert causes(decide(claim(), local_answers(child=TWICE), rules(), TODAY)) == [CauseKind.SEVERAL]


def test_a_second_guardian_registered_elsewhere_does_not_hold_the_family_up() -> None:
    assert isinstance(decide(claim(), local_answers(mother=Absent()), rules(), TODAY), Confirm)


def test_a_child_without_a_number_is_asked_about_nowhere_and_shown_to_a_clerk() -> None:
    newborn = replace(claim(), child=replace(child(), number="", id_type="Z"))
    decision = decide(newborn, local_answers(), rules(), TODAY)
    assert causes(decision) == [CauseKind.NO_RESIDENT_NUMBER]


def test_a_birthday_outside_of_the_window_is_flagged_and_never_refused() -> None:
    older = replace(claim(), child=replace(child(), born=date(2015, 3, 12)))
    record = Found((replace(CHILD_RECORD, born=date(2015, 3, 12)),))
    decision = decide(older, local_answers(child=record), rules(), TODAY)
    assert causes(decision) == [CauseKind.AGE_OUTSIDE]
    assert Fact.AGE_IN_WINDOW not in decision.facts


def test_a_family_from_elsewhere_is_confirmed_by_a_valid_permit() -> None:
    decision = decide(claim_from_elsewhere(), answers_from_elsewhere(permit=Found((permit(),))), rules(), TODAY)
    assert isinstance(decision, Confirm)
    assert decision.facts == (Fact.AGE_IN_WINDOW, Fact.GUARDIAN, Fact.PERMIT_VALID)


def test_a_family_from_elsewhere_is_confirmed_by_a_home_or_by_insurance() -> None:
    paid = Found((insurance("202303", "202304", "202305", "202306", "202307", "202308"),))
    for answers in (answers_from_elsewhere(home=Found((home(),))), answers_from_elsewhere(insurance=paid)):
        assert isinstance(decide(claim_from_elsewhere(), answers, rules(), TODAY), Confirm)


def test_a_family_from_elsewhere_with_nothing_here_goes_to_a_clerk() -> None:
    decision = decide(claim_from_elsewhere(), answers_from_elsewhere(), rules(), TODAY)
    assert causes(decision) == [CauseKind.NOTHING_IN_UNIT]


def test_a_permit_that_was_not_endorsed_goes_to_a_clerk_who_can_grant_it() -> None:
    late = Found((replace(permit(), endorsed_until=date(2023, 5, 20)),))
    decision = decide(claim_from_elsewhere(), answers_from_elsewhere(permit=late), rules(), TODAY)
    assert causes(decision) == [CauseKind.PERMIT_NOT_VALID]
    assert isinstance(decision, ClerkMustLook)
    assert Fact.PERMIT_VALID in decision.facts_with_clerk
    assert Fact.PERMIT_VALID not in decision.facts


def test_a_household_claimed_here_and_registered_elsewhere_goes_to_a_clerk() -> None:
    decision = decide(claim(), answers_from_elsewhere(permit=Found((permit(),))), rules(), TODAY)
    assert causes(decision) == [CauseKind.HUKOU_DIFFERS]


def any_answer(question: Question) -> st.SearchStrategy[Answer]:
    found = local_answers().get(question)
    records = found.records if isinstance(found, Found) else ()
    several = Found((*records, replace(CHILD_RECORD, address=ELSEWHERE)))
    return st.sampled_from([found or Absent(), Absent(), Silent(Silence.GARBAGE), several])


@given(st.fixed_dictionaries({question: any_answer(question) for question in local_answers()}))
def test_whatever_the_registries_say_a_person_gets_a_cause_and_a_machine_never_refuses(
    answers: dict[Question, Answer],
) -> None:
    decision = decide(claim(), answers, rules(), TODAY)
    assert decision == decide(claim(), answers, rules(), TODAY)
    if isinstance(decision, ClerkMustLook):
        assert decision.causes
        assert Fact.GUARDIAN in decision.facts_with_clerk
    if any(isinstance(answers[check.question], Silent) for check in decision.checks):
        assert isinstance(decision, Wait)
    if isinstance(decision, Confirm):
        assert Fact.GUARDIAN in decision.facts


def test_the_applicant_must_be_the_parent_the_form_says() -> None:
    swapped: Claim = replace(claim(), guardians=(replace(father(), relation="2"), mother()))
    assert causes(decide(swapped, local_answers(), rules(), TODAY)) == [CauseKind.RELATION_DIFFERS]


def test_a_grandfathers_household_does_not_say_who_is_the_father() -> None:
    booklet = local_answers(
        child=Found((replace(CHILD_RECORD, relation_to_head="孙子", head_name="陈大山"),)),
        father=Found((replace(FATHER_RECORD, relation_to_head="长子", head_name="陈大山"),)),
    )
    assert causes(decide(claim(), booklet, rules(), TODAY)) == [CauseKind.RELATION_UNCLEAR]
