"""What a family is told of the registries' records: everything of its own, nothing of anybody else."""

from dataclasses import fields, replace
from datetime import date

import pytest

from services.verification.domain.records import InsuranceRecord, Record
from services.verification.domain.rules import Fact
from services.verification.domain.told_facts import FACTS, NO_ANSWER, fact_words, outcome_words
from services.verification.domain.told_records import ANOTHER_HEAD, SOMEBODY_ELSE, Family, told, told_number
from tests.builders.verification import CHILD_RECORD, home, permit

WORK = InsuranceRecord("110101198501019930", "陈伟", "某厂", ("202301", "202312"))
RECORDS: list[Record] = [CHILD_RECORD, home(), permit(), WORK]


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("full", [False, True])
def test_numbers_only_in_full_where_a_copy_is_demanded(record: Record, full: bool) -> None:
    values = [value for _, value in told(record, Family({"陈伟"}, full))]
    assert any(record.number in value for value in values) is full


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: type(one).__name__)
def test_nothing_that_was_said_is_left_out(record: Record) -> None:
    kept = [getattr(record, field.name) for field in fields(record)]
    assert len(told(record, Family({"陈伟"}, True))) == len([one for one in kept if one not in {None, ""}])


def test_people_outside_the_family_are_not_named() -> None:
    owners = dict(told(replace(home(), owner="陈伟、王大锤"), Family({"陈伟"}, True)))
    assert owners["权利人"] == f"陈伟、{SOMEBODY_ELSE}"
    head = dict(told(replace(CHILD_RECORD, head_name="李大山"), Family({"陈伟"}, True)))
    assert head["户主"] == ANOTHER_HEAD


def test_months_and_days_are_written_out() -> None:
    rows = dict(told(WORK, Family({"陈伟"}, False)))
    assert rows["缴费月份"] == "2023年1月、2023年12月"
    days = dict(told(replace(permit(), endorsed_until=date(2024, 5, 1)), Family(set(), False)))
    assert days["签注有效到"] == "2024年5月1日"
    assert told_number("", Family(set(), False)) == ""


def test_every_fact_has_words_and_silence_is_nobodys_fault() -> None:
    assert set(FACTS) == {fact.value for fact in Fact}
    assert fact_words(["GUARDIAN", "NEW"]) == ("监护关系", "NEW")
    assert [outcome_words(one) for one in ("found", "absent", "timeout")] == ["找到了", "没有查到", NO_ANSWER]
