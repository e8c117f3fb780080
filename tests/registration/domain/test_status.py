"""Every state says what happened, what comes next, by when."""

from datetime import UTC, datetime

import pytest

from services.registration.domain.application import ENDED, State
from services.registration.domain.kept import Act, Kept
from services.registration.domain.placements import Placement
from services.registration.domain.status import StatusView, Told, status_of
from services.registration.domain.unit import Calendar, Unit
from tests.builders.registration import NOW, UNIT, a_unit

LATE = datetime(2023, 9, 6, tzinfo=UTC)


def kept(state: State) -> Kept:
    return Kept(
        UNIT, "295570855375", "2023", "XX", b"a", b"s", state, 1, None, "请补充出生医学证明。", NOW, (("P01", "ALL"),)
    )


def view(state: State, *placements: Placement, unit: Unit | None = None, now: datetime = NOW) -> StatusView:
    told = Told("林知夏", (), (Act("submitted", NOW), Act("proven", NOW)), placements)
    return status_of(kept(state), told, unit=unit or a_unit(), now=now)


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_sentences_and_a_date(state: State) -> None:
    shown = view(state)
    assert shown.headline
    assert shown.happened
    assert shown.by_when is not None
    assert "月" in shown.next_step
    assert "{" not in shown.next_step


@pytest.mark.parametrize("state", State)
def test_without_a_calendar_no_date_is_made_up(state: State) -> None:
    shown = view(state, unit=a_unit(calendar=Calendar()))
    assert shown.by_when is None
    assert "{" not in shown.next_step


def test_only_what_was_asked_for_can_be_changed_after_the_window() -> None:
    for state in State:
        assert view(state).may_correct == (state not in ENDED)
        assert view(state, now=LATE).may_correct == (state is State.WITH_FAMILY)


def test_the_acts_are_told_in_words() -> None:
    assert [act.words for act in view(State.PROVEN).acts] == ["您提交了报名", "核对完了，都对上了"]


def test_a_published_result_stands_first_and_beside_its_school() -> None:
    shown = view(State.PROVEN, Placement("295570855375", "P01", "ALL", "WAIT", 3))
    assert shown.headline == "这次没有派中，P01学校候补第 3 位。"
    assert shown.choices[0].result == "候补第 3 位"
    assert not shown.must_act
