"""The seven steps: done, due and to come, with planned and actual times."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.lottery.domain.ceremony import State
from services.lottery.web.ceremony_view import steps_of
from services.lottery.web.draw_view import next_step
from tests.builders.draws import CLOSED_AT, FROZEN_AT, LAST_SOURCE_AT, PUBLISHED_AT, ROSTER_SHOWN, THROWN_AT, drand
from tests.builders.notices import notice, record

BEFORE = datetime.fromisoformat(ROSTER_SHOWN[0])
FROZEN = datetime.fromisoformat(FROZEN_AT)
THROWN = datetime.fromisoformat(THROWN_AT)
CLOSED = datetime.fromisoformat(CLOSED_AT)
LAST = datetime.fromisoformat(LAST_SOURCE_AT)
PUBLISHED = datetime.fromisoformat(PUBLISHED_AT)


@pytest.mark.parametrize(
    ("state", "times", "now", "due"),
    [
        (State.ANNOUNCED, {}, BEFORE, 1),
        (State.ANNOUNCED, {}, FROZEN, 2),
        (State.FROZEN, {"frozen_at": FROZEN}, FROZEN, 3),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, 4),
        (State.CLOSED, {"frozen_at": FROZEN, "closed_at": CLOSED}, CLOSED, 6),
        (State.SEEDED, {"frozen_at": FROZEN, "closed_at": CLOSED}, LAST, 7),
    ],
)
def test_exactly_one_step_is_due(state: State, times: dict[str, Any], now: datetime, due: int) -> None:
    steps = steps_of(record(state, **times), now)
    assert [step.state for step in steps] == ["ok"] * (due - 1) + ["now"] + [""] * (7 - due)


def test_everything_is_done_at_the_end() -> None:
    times: dict[str, Any] = {"frozen_at": FROZEN, "closed_at": CLOSED, "published_at": PUBLISHED}
    steps = steps_of(record(State.PUBLISHED, **times), PUBLISHED)
    assert [step.state for step in steps] == ["ok"] * 7
    assert [steps[1].when, steps[4].when, steps[6].when] == ["9月12日 18:00", "9月15日 15:26", "9月15日 19:04"]
    assert steps[2].title == "当场念指纹，一致"


def test_what_is_to_come_shows_its_planned_time() -> None:
    steps = steps_of(record(State.FROZEN, frozen_at=FROZEN), FROZEN)
    planned = ["9月15日 15:00", "最晚 9月15日 16:00", "9月15日 19:00", "9月15日 21:00 前"]
    assert [step.when for step in steps[3:]] == planned


def test_a_void_draw_stops_where_it_was_with_its_ground() -> None:
    void = record(State.VOID, frozen_at=FROZEN, void_at=THROWN, void_letter="c", void_ground="要求停止")
    steps = steps_of(void, PUBLISHED)
    assert [step.state for step in steps] == ["ok", "ok", "ok", "bad", "", "", ""]
    assert "第三种情况" in steps[3].more


def test_a_draw_without_dice_says_that_there_are_none() -> None:
    steps = steps_of(record(State.FROZEN, notice(sources=[drand()]), frozen_at=FROZEN), FROZEN)
    assert (steps[3].title, steps[3].when) == ("没有现场来源", "")


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (timedelta(days=3, hours=20, minutes=55), ((3, "天"), (20, "小时"), (55, "分"))),
        (timedelta(hours=5, minutes=33), ((5, "小时"), (33, "分"))),
        (timedelta(seconds=20), ((0, "分"),)),
        (timedelta(0), ()),
        (timedelta(hours=-1), ()),
    ],
)
def test_what_is_left_is_counted_from_its_largest_part(before: timedelta, left: tuple[tuple[int, str], ...]) -> None:
    assert next_step(record(State.CLOSED, closed_at=CLOSED), LAST - before).left == left


def test_an_unplanned_freeze_is_still_the_next_step() -> None:
    panel = next_step(record(State.ANNOUNCED, notice(calendar={})), BEFORE)
    assert (panel.title, panel.left) == ("下一步：封存名册，公布指纹", ())
