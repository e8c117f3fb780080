"""The window of registration is open from its first moment to before its last."""

from datetime import timedelta

import pytest

from services.registration.domain.application import ENDED, State
from services.registration.domain.calendar_rules import is_open, may_correct, require_open
from services.registration.domain.errors import Closed, NotOpenYet
from services.registration.domain.unit import Calendar
from tests.builders.registration import NOW, a_unit

SECOND = timedelta(seconds=1)
UNIT = a_unit(calendar=Calendar(registration_opens=NOW, registration_closes=NOW + 9 * SECOND))


@pytest.mark.parametrize(("after", "open_now"), [(-1, False), (0, True), (8, True), (9, False)])
def test_the_first_moment_is_inside_and_the_last_is_not(after: int, open_now: bool) -> None:
    assert is_open(UNIT, NOW + after * SECOND) == open_now


def test_outside_it_says_when() -> None:
    with pytest.raises(NotOpenYet, match="8月30日 10:00"):
        require_open(UNIT, NOW - SECOND)
    with pytest.raises(Closed, match="一定有学上"):
        require_open(UNIT, NOW + 9 * SECOND)


def test_a_unit_without_a_window_is_open() -> None:
    assert is_open(a_unit(calendar=Calendar()), NOW)


@pytest.mark.parametrize("state", State)
def test_afterwards_a_family_corrects_what_it_was_asked_about(state: State) -> None:
    assert may_correct(state, UNIT, NOW) == (state not in ENDED)
    assert may_correct(state, UNIT, NOW + 9 * SECOND) == (state is State.WITH_FAMILY)
