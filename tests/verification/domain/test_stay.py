"""Permit and insurance: endorsed on the day, months counted once, in the twelve complete months before."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.answers import Absent, Answer, Found, Silence, Silent
from services.verification.domain.causes import CauseKind
from services.verification.domain.checks import Check, Outcome
from services.verification.domain.claim import Subject
from services.verification.domain.records import ResidenceRecord
from services.verification.domain.rules import Fact
from services.verification.domain.stay import judge_insurance, judge_residence, paid_months
from tests.builders.verification import ELSEWHERE, TODAY, claim, insurance, permit, rules

SIX = ("202303", "202304", "202305", "202306", "202307", "202308")


def judged_permit(*permits: ResidenceRecord) -> Check:
    return judge_residence(claim(), Subject.GUARDIAN_1, Found(permits), rules(), TODAY)


def test_a_permit_endorsed_on_the_day_is_valid() -> None:
    assert judged_permit(replace(permit(), endorsed_until=TODAY)).facts == (Fact.PERMIT_VALID,)


@pytest.mark.parametrize("change", [{"endorsed_until": date(2023, 9, 5)}, {"state": "中止"}, {"state": "注销"}])
def test_a_permit_not_endorsed_or_suspended_is_shown_to_a_person(change: dict[str, object]) -> None:
    check = judged_permit(replace(permit(), **change))  # type: ignore[arg-type]  # fields of the parametrisation
    assert [cause.kind for cause in check.causes] == [CauseKind.PERMIT_NOT_VALID]
    assert check.facts == ()
    assert check.outcome is Outcome.DIFFERS


def test_the_best_of_several_permits_counts() -> None:
    old = replace(permit(), endorsed_until=date(2020, 1, 1))
    assert judged_permit(old, permit()).facts == (Fact.PERMIT_VALID,)


def test_a_permit_of_another_county_says_nothing_about_this_one() -> None:
    check = judged_permit(replace(permit(), address=ELSEWHERE))
    assert (check.facts, check.causes) == ((), ())


def test_a_permit_of_somebody_with_another_name_is_shown_to_a_person() -> None:
    check = judged_permit(replace(permit(), name="陈志刚"))
    assert [cause.kind for cause in check.causes] == [CauseKind.NAME_DIFFERS]


def judged_months(answer: Answer) -> Check:
    return judge_insurance(claim(), Subject.GUARDIAN_1, answer, rules(), TODAY)


def test_two_employers_are_one_persons_months() -> None:
    check = judged_months(Found((insurance(*SIX[:3]), insurance(*SIX[2:]))))
    assert check.facts == (Fact.INSURED,)
    assert check.outcome is Outcome.SEVERAL


def test_a_month_too_few_is_no_fact_and_no_reproach() -> None:
    check = judged_months(Found((insurance(*SIX[1:]),)))
    assert (check.facts, check.causes) == ((), ())


@pytest.mark.parametrize("answer", [Absent(), Silent(Silence.QUOTA)])
def test_absence_and_silence_stay_apart(answer: Answer) -> None:
    outcomes = {judged_months(answer).outcome}
    outcomes.add(judge_residence(claim(), Subject.GUARDIAN_1, answer, rules(), TODAY).outcome)
    assert outcomes == {Outcome.ABSENT if isinstance(answer, Absent) else Outcome.SILENT}


def test_the_window_is_the_twelve_complete_months_before() -> None:
    assert paid_months(("202208", "202209", "202308", "202309"), TODAY) == 2
    assert paid_months(("202201", "202212", "202301"), date(2023, 1, 31)) == 2


@given(st.lists(st.dates(date(2020, 1, 1), date(2025, 12, 31))), st.dates(date(2021, 1, 1), date(2025, 12, 31)))
def test_no_month_counts_twice_and_none_beyond_twelve(paid: list[date], day: date) -> None:
    months = tuple(f"{month:%Y%m}" for month in paid)
    assert paid_months(months, day) == paid_months(months + months, day) <= min(12, len(set(months)))
