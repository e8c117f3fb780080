"""When a season is over: the end of appeals, or six months after the last date of the calendar."""

from dataclasses import replace
from datetime import UTC, datetime

from services.registration.domain.rights.season_end import WITHOUT_A_DATE, season_over
from services.registration.domain.unit import Calendar
from tests.builders.registration import a_unit

END = datetime(2023, 12, 31, tzinfo=UTC)


def test_the_unit_names_the_end_of_appeals() -> None:
    assert season_over(replace(a_unit(), calendar=replace(a_unit().calendar, appeals_end=END))) == END


def test_without_it_the_longest_time_of_the_law_counts() -> None:
    draw = a_unit().calendar.draw
    assert draw is not None
    assert season_over(a_unit()) == draw + WITHOUT_A_DATE
    no_draw = replace(a_unit().calendar, draw=None, freeze=None, roster_shown=None)
    closes = no_draw.registration_closes
    assert closes is not None
    assert season_over(replace(a_unit(), calendar=no_draw)) == closes + WITHOUT_A_DATE


def test_a_unit_without_dates_has_no_end() -> None:
    assert season_over(replace(a_unit(), calendar=Calendar())) is None
