"""Rules are data: hashed, and applied on the day they name."""

from dataclasses import replace
from datetime import date

from services.verification.domain.answers import RegistryName
from services.verification.domain.case_causes import all_causes
from services.verification.domain.causes import CAUSE_WORDS, CauseKind
from services.verification.domain.claim import Subject
from services.verification.domain.comparison import compare_names
from services.verification.domain.guardianship import Guardianship
from services.verification.domain.names import name_cause
from services.verification.domain.records import HouseholdRecord
from services.verification.domain.rules import Fact, rules_document, rules_hash
from tests.builders.verification import CHILD_RECORD, TODAY, claim, father, local_answers, rules


def test_every_change_of_a_rule_changes_the_hash() -> None:
    changed = [
        rules(),
        replace(rules(), insured_months=12),
        replace(rules(), facts=(Fact.GUARDIAN,)),
        replace(rules(), as_of=TODAY),
        replace(rules(), places=("娄烦县",)),
    ]
    assert len({rules_hash(one) for one in changed}) == len(changed)
    assert rules_document(rules())["born_from"] == "2016-09-01"


def test_rules_apply_on_the_day_they_name_or_on_the_day_of_the_check() -> None:
    assert rules().day(TODAY) == TODAY
    assert replace(rules(), as_of=date(2023, 8, 31)).day(TODAY) == date(2023, 8, 31)


def test_every_cause_has_its_words() -> None:
    assert set(CAUSE_WORDS) == set(CauseKind)
    assert all(words.label and words.usual and words.ask for words in CAUSE_WORDS.values())


def test_people_are_called_what_they_are() -> None:
    grandmother = replace(claim(), guardians=(replace(father(), relation="3"),))
    assert grandmother.word(Subject.GUARDIAN_1) == "监护人"
    assert [claim().word(subject) for subject in claim().subjects] == ["孩子", "父亲", "母亲"]


def test_a_name_that_is_the_same_is_no_cause() -> None:
    line = compare_names("姓名", "陈子浩", "陈子浩")
    assert name_cause(line, RegistryName.HOUSEHOLD, Subject.CHILD, "孩子") == []
    longer = compare_names("姓名", "迪丽买买提", "迪丽·买买提")
    (cause,) = name_cause(longer, RegistryName.HOUSEHOLD, Subject.CHILD, "孩子")
    assert cause.detail == "登记里多“·”；证件号一样"


def test_a_family_whose_records_agree_gives_no_cause() -> None:
    assert isinstance(CHILD_RECORD, HouseholdRecord)
    assert all_causes(claim(), local_answers(), rules(), (), Guardianship(proven=True)) == ()
