"""Tests of the announced times."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.lottery.domain.procedure.moments import last_required, last_sources, moment, moments_of
from services.lottery.domain.sources.announced import Source
from tests.builders.draw_files import ANNOUNCEMENT, DICE, DRAND

EARLY, LATE = "2027-07-04T09:30:00+08:00", "2027-07-04T02:00:00Z"


def test_times_are_compared_across_offsets() -> None:
    early, late = moment(EARLY), moment(LATE)
    assert early is not None
    assert late is not None
    assert late - early == timedelta(minutes=30)


@pytest.mark.parametrize("text", ["", "x", "2027-07-04", "2027-07-04T09:30:00", "今天上午"])
def test_a_time_without_offset_is_no_time(text: str) -> None:
    assert moment(text) is None
    assert moments_of((DICE, replace(DICE, time=text))) is None


def test_the_last_source_is_the_one_that_is_known_last() -> None:
    announcement = replace(ANNOUNCEMENT, sources=(DRAND, DICE))
    assert last_sources(announcement) == [DRAND]
    assert last_required(announcement) == DRAND


def test_sources_at_one_time_are_all_last() -> None:
    twin = replace(DRAND, name="other")
    assert last_sources(replace(ANNOUNCEMENT, sources=(DRAND, DICE, twin))) == [DRAND, twin]
    assert last_required(replace(ANNOUNCEMENT, sources=(DRAND, DICE, twin))) == twin


@pytest.mark.parametrize("sources", [(DICE, replace(DRAND, time="晚上")), (DRAND, replace(DICE, time=""))])
def test_where_a_time_is_unreadable_nothing_is_last_but_the_last_named(sources: tuple[Source, ...]) -> None:
    announcement = replace(ANNOUNCEMENT, sources=sources)
    assert last_sources(announcement) == []
    assert last_required(announcement) == sources[-1]


def test_an_optional_source_is_never_the_last_required_one() -> None:
    optional = replace(DRAND, need="optional")
    announcement = replace(ANNOUNCEMENT, sources=(DICE, optional))
    assert last_sources(announcement) == [optional]
    assert last_required(announcement) == DICE


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00", "1969-12-31T23:59:59+00:00"]
)
def test_no_draw_is_at_the_ends_of_the_calendar(text: str) -> None:
    assert moment(text) is None
