"""An issue of 双色球 is a source only while nobody can know it (draw.md, 3 and 5.2)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.announcing_issues import check_issues
from services.lottery.domain.announcing_refusals import IssueOutOfTime
from services.lottery.domain.sources.announced import Source
from tests.builders.draw_files import ANNOUNCEMENT, DICE

EVENING = datetime.fromisoformat("2027-07-13T21:15:00+08:00")
"""A Tuesday; 83 evenings of the year have passed with it."""


def accepted(issue: str, now: datetime, time: datetime = EVENING) -> bool:
    ssq = Source("ssq", "ssq", "required", time.isoformat(), issue)
    try:
        check_issues(replace(ANNOUNCEMENT, sources=(DICE, ssq)), now)
    except IssueOutOfTime as refused:
        return refused.code != "ISSUE_TIME"
    return True


def test_the_issue_of_that_evening_is_one_two_weeks_before() -> None:
    assert accepted("2027079", EVENING - timedelta(days=14))


@pytest.mark.parametrize("issue", ["2026079", "2027000", "2027001", "2027070", "2027084", "2028001"])
def test_another_evenings_or_another_years_is_none(issue: str) -> None:
    assert not accepted(issue, EVENING - timedelta(days=14))


def test_once_it_may_have_been_drawn_it_is_none() -> None:
    assert not accepted("2027079", EVENING + timedelta(days=14), EVENING + timedelta(days=16))


@given(st.integers(1, 160), st.integers(0, 40), st.integers(0, 40))
def test_what_is_no_source_now_is_none_later(number: int, days: int, more: int) -> None:
    issue, now = f"2027{number:03d}", EVENING - timedelta(days=days)
    assert accepted(issue, now) >= accepted(issue, now + timedelta(days=more))
