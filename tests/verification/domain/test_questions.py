"""Only what a rule needs is asked, about people who have a number to ask by."""

from dataclasses import replace

from services.verification.domain.answers import Absent, Found, Question, RegistryName, Silence, Silent, key_of
from services.verification.domain.claim import Subject
from services.verification.domain.questions import comes_from_elsewhere, questions
from services.verification.domain.rules import Fact
from tests.builders.verification import (
    CHILD_ASKED,
    CHILD_NUMBER,
    CHILD_RECORD,
    ELSEWHERE,
    answers_from_elsewhere,
    child,
    claim,
    father,
    local_answers,
    rules,
)

AT_FIRST = [
    (RegistryName.HOUSEHOLD, Subject.CHILD),
    (RegistryName.HOUSEHOLD, Subject.GUARDIAN_1),
    (RegistryName.HOUSEHOLD, Subject.GUARDIAN_2),
    (RegistryName.PROPERTY, Subject.GUARDIAN_1),
    (RegistryName.PROPERTY, Subject.GUARDIAN_2),
]


def test_households_and_homes_are_asked_first() -> None:
    assert [(question.registry, question.subject) for question in questions(claim(), {}, rules())] == AT_FIRST


def test_permits_and_insurance_only_of_a_family_from_elsewhere() -> None:
    assert len(questions(claim(), local_answers(), rules())) == 5
    assert len(questions(claim(), answers_from_elsewhere(), rules())) == 9


def test_a_silent_register_does_not_say_that_a_child_is_from_elsewhere() -> None:
    assert not comes_from_elsewhere(claim(), {CHILD_ASKED: Silent(Silence.TIMEOUT)}, rules())
    assert comes_from_elsewhere(claim(), {CHILD_ASKED: Absent()}, rules())
    assert comes_from_elsewhere(claim(), {CHILD_ASKED: Found((replace(CHILD_RECORD, address=ELSEWHERE),))}, rules())


def test_nothing_is_asked_that_no_rule_uses() -> None:
    lean = replace(rules(), facts=(Fact.GUARDIAN,))
    registries = {question.registry for question in questions(claim(), answers_from_elsewhere(), lean)}
    assert registries == {RegistryName.HOUSEHOLD}


def test_nobody_is_asked_about_without_a_number() -> None:
    family = replace(claim(), child=replace(child(), number=""), guardians=(replace(father(), id_type="A"),))
    asked = questions(family, {}, rules())
    assert Question(RegistryName.HOUSEHOLD, Subject.CHILD) not in asked
    assert Question(RegistryName.HOUSEHOLD, Subject.GUARDIAN_1) not in asked
    assert Question(RegistryName.PROPERTY, Subject.GUARDIAN_1) in asked


def test_a_question_is_asked_by_the_number_of_its_person() -> None:
    assert key_of(CHILD_ASKED, claim()) == CHILD_NUMBER
