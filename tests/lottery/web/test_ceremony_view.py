"""The seven steps: done, due and to come, with planned and actual times; and what the panel says of now and next."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.lottery.actions.read_so_far import NOTHING, Place, SoFar
from services.lottery.domain.ceremony import State
from services.lottery.store.called import Reading
from services.lottery.web.ceremony_view import steps_of
from services.lottery.web.draw_words import next_step
from services.lottery.web.tongue import EN
from tests.builders.draws import CLOSED_AT, FROZEN_AT, LAST_SOURCE_AT, PUBLISHED_AT, ROSTER_SHOWN, THROWN_AT, drand
from tests.builders.notices import notice, record, source

BEFORE = datetime.fromisoformat(ROSTER_SHOWN[0])
FROZEN = datetime.fromisoformat(FROZEN_AT)
THROWN = datetime.fromisoformat(THROWN_AT)
CLOSED = datetime.fromisoformat(CLOSED_AT)
LAST = datetime.fromisoformat(LAST_SOURCE_AT)
PUBLISHED = datetime.fromisoformat(PUBLISHED_AT)


def so_far(rows: int, digits: int = 0, *, half: bool = False, differs: bool = False) -> SoFar:
    """So many rows read, so many digits confirmed; one more typed once, or differently."""
    places = [Place(number, "7", confirmed=True, differs=False, at=THROWN) for number in range(1, digits + 1)]
    if half or differs:
        places.append(Place(digits + 1, None if differs else "3", confirmed=False, differs=differs, at=THROWN))
    readings = tuple(Reading(row, True, THROWN + timedelta(minutes=row)) for row in range(1, rows + 1))
    return SoFar(1, readings, {"dice": tuple(places)} if places else {})


@pytest.mark.parametrize(
    ("state", "times", "now", "known", "due"),
    [
        (State.ANNOUNCED, {}, BEFORE, NOTHING, 1),
        (State.ANNOUNCED, {}, FROZEN, NOTHING, 2),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, NOTHING, 3),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, so_far(3), 3),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, so_far(4), 4),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, so_far(4, 39), 4),
        (State.FROZEN, {"frozen_at": FROZEN}, THROWN, so_far(4, 40), 5),
        (State.CLOSED, {"frozen_at": FROZEN, "closed_at": CLOSED}, CLOSED, so_far(4, 40), 6),
        (State.SEEDED, {"frozen_at": FROZEN, "closed_at": CLOSED}, LAST, so_far(4, 40), 7),
    ],
)
def test_exactly_one_step_is_due(state: State, times: dict[str, Any], now: datetime, known: SoFar, due: int) -> None:
    steps = steps_of(record(state, **times), now, known)
    assert [step.state for step in steps] == ["ok"] * (due - 1) + ["now"] + [""] * (7 - due)


def test_everything_is_done_at_the_end() -> None:
    times: dict[str, Any] = {"frozen_at": FROZEN, "closed_at": CLOSED, "published_at": PUBLISHED}
    steps = steps_of(record(State.PUBLISHED, **times), PUBLISHED, so_far(4, 40))
    assert [step.state for step in steps] == ["ok"] * 7
    assert [steps[1].when, steps[4].when, steps[6].when] == ["9月12日 18:00", "9月15日 15:26", "9月15日 19:04"]
    assert (steps[2].title, steps[2].when) == ("当场念指纹，一致", "9月15日 15:04")


def test_what_is_to_come_shows_its_planned_time() -> None:
    steps = steps_of(record(State.FROZEN, frozen_at=FROZEN), FROZEN)
    planned = ["9月15日 15:00", "最晚 9月15日 16:00", "9月15日 19:00", "9月15日 21:00 前"]
    assert [step.when for step in steps[3:]] == planned


@pytest.mark.parametrize(("known", "done"), [(NOTHING, 2), (so_far(4), 3), (so_far(4, 2), 3)])
def test_a_void_draw_stops_where_it_was_with_its_ground(known: SoFar, done: int) -> None:
    void = record(State.VOID, frozen_at=FROZEN, void_at=THROWN, void_letter="c", void_ground="要求停止")
    steps = steps_of(void, PUBLISHED, known)
    assert [step.state for step in steps] == ["ok"] * done + ["bad"] + [""] * (6 - done)
    assert "第三种情况" in steps[done].more


def test_a_draw_that_was_void_after_the_closing_stops_there() -> None:
    void = record(State.VOID, frozen_at=FROZEN, closed_at=CLOSED, void_at=LAST, void_letter="e", void_ground="取消")
    assert [step.state for step in steps_of(void, PUBLISHED, so_far(4, 40))] == ["ok"] * 5 + ["bad", ""]


def test_a_draw_without_dice_says_that_there_are_none() -> None:
    steps = steps_of(record(State.FROZEN, notice(sources=[drand()]), frozen_at=FROZEN), FROZEN)
    assert (steps[3].title, steps[3].when) == ("没有现场来源", "")


def test_the_steps_are_the_same_in_english() -> None:
    steps = steps_of(record(State.FROZEN, frozen_at=FROZEN), FROZEN, tongue=EN)
    assert [step.when for step in steps[3:5]] == ["15 September, 15:00", "15 September, 16:00 at the latest"]


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


@pytest.mark.parametrize(
    ("known", "title"),
    [
        (so_far(2), "现在：当场念指纹，第 3 行"),
        (so_far(4), "指纹念完了，四行都一致"),
        (so_far(4, 26), "现在：掷数，已有 26 个，还差 14 个"),
        (so_far(4, 26, half=True), "现在：掷数，已有 27 个，还差 13 个"),
        (so_far(4, 26, differs=True), "第 27 个：两个人录入的不一样，正在重新录入"),
        (so_far(4, 40), "下一步：9月15日 16:00 前关闭现场来源"),
    ],
)
def test_in_the_hall_the_panel_says_what_happens_now(known: SoFar, title: str) -> None:
    assert next_step(record(State.FROZEN, frozen_at=FROZEN), THROWN, known).title == title


def test_a_last_source_that_is_late_is_waited_for() -> None:
    panel = next_step(record(State.CLOSED, closed_at=CLOSED), LAST + timedelta(minutes=6))
    assert panel.title == "公开随机数产生：原定 9月15日 19:00，还没有到"
    assert "不换别的数" in panel.more


def test_envelopes_are_named_where_nothing_is_thrown() -> None:
    said = notice(sources=[source("reveal", THROWN_AT), drand()])
    known = SoFar(1, so_far(4).readings, {"reveal": (Place(1, None, confirmed=False, differs=False, at=THROWN),)})
    assert next_step(record(State.FROZEN, said, frozen_at=FROZEN), THROWN, known).title == "现在：现场来源"
