"""A home in the unit, owned under the guardian's name, is a fact; no home is an ordinary answer."""

from dataclasses import replace

import pytest

from services.verification.domain.answers import Absent, Found, Silence, Silent
from services.verification.domain.causes import CauseKind
from services.verification.domain.checks import Check, Outcome
from services.verification.domain.claim import Subject
from services.verification.domain.holdings import is_home_in_unit, judge_property
from services.verification.domain.records import PropertyRecord
from services.verification.domain.rules import Fact
from tests.builders.verification import ELSEWHERE, claim, home, rules


def judged(*records: PropertyRecord) -> Check:
    return judge_property(claim(), Subject.GUARDIAN_1, Found(records), rules())


def test_a_home_in_the_unit_is_a_fact() -> None:
    check = judged(home())
    assert check.facts == (Fact.PROPERTY_IN_UNIT,)
    assert check.outcome is Outcome.FOUND_SAME


def test_several_homes_are_several_and_still_a_fact() -> None:
    check = judged(home(), replace(home(), certificate_number="晋(2022)娄烦县不动产权第0000001号"))
    assert check.outcome is Outcome.SEVERAL
    assert check.facts == (Fact.PROPERTY_IN_UNIT,)


@pytest.mark.parametrize(
    "record",
    [
        replace(home(), use="商业"),
        replace(home(), location=ELSEWHERE, certificate_number="冀(2020)石家庄市不动产权第0000001号"),
    ],
)
def test_a_shop_or_a_home_elsewhere_is_no_fact_and_no_cause(record: PropertyRecord) -> None:
    check = judged(record)
    assert (check.facts, check.causes) == ((), ())
    assert not is_home_in_unit(record, rules())


def test_the_certificate_says_where_an_address_without_a_county_lies() -> None:
    assert is_home_in_unit(replace(home(), location="滨河路12号5幢302室"), rules())


def test_another_owners_name_is_shown_to_a_person() -> None:
    check = judged(replace(home(), owner="陈志刚"))
    assert [cause.kind for cause in check.causes] == [CauseKind.NAME_DIFFERS]
    assert check.causes[0].grants == (Fact.PROPERTY_IN_UNIT,)


def test_absence_and_silence_stay_apart() -> None:
    absent = judge_property(claim(), Subject.GUARDIAN_1, Absent(), rules())
    silent = judge_property(claim(), Subject.GUARDIAN_1, Silent(Silence.TIMEOUT), rules())
    assert (absent.outcome, silent.outcome) == (Outcome.ABSENT, Outcome.SILENT)
