"""The order of a draw's steps: one way forward, every other way refused by name."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from services.lottery.domain import ceremony_refusals as refusals
from services.lottery.domain.ceremony import (
    LEADS_TO,
    ORDER,
    Standing,
    State,
    Step,
    after,
    belongs_to,
    make_void,
    take,
    time_of_step,
    unit_of,
)

START = datetime(2027, 7, 9, 10, tzinfo=UTC)
FIRST = START + timedelta(days=4)
LAST = FIRST + timedelta(hours=6)
MOMENTS = st.integers(0, 10 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def standing(state: State, since: datetime = START) -> Standing:
    return Standing(state, since, FIRST, LAST)


@pytest.mark.parametrize(
    ("state", "step", "refusal"),
    [
        (State.ANNOUNCED, Step.CLOSE, refusals.NotFrozen),
        (State.ANNOUNCED, Step.PUBLISH, refusals.NotFrozen),
        (State.FROZEN, Step.FREEZE, refusals.AlreadyFrozen),
        (State.FROZEN, Step.SEED, refusals.NotClosed),
        (State.FROZEN, Step.DRAW, refusals.NotClosed),
        (State.CLOSED, Step.CLOSE, refusals.AlreadyClosed),
        (State.CLOSED, Step.DRAW, refusals.NotSeeded),
        (State.SEEDED, Step.SEED, refusals.AlreadySeeded),
        (State.SEEDED, Step.PUBLISH, refusals.NotDrawn),
        (State.DRAWN, Step.DRAW, refusals.AlreadyDrawn),
        (State.PUBLISHED, Step.DRAW, refusals.AlreadyDrawn),
        (State.PUBLISHED, Step.PUBLISH, refusals.AlreadyPublished),
        (State.PUBLISHED, Step.FREEZE, refusals.AlreadyFrozen),
        (State.VOID, Step.FREEZE, refusals.DrawIsVoid),
    ],
)
def test_every_other_order_is_refused_by_its_name(
    state: State, step: Step, refusal: type[refusals.StepRefused]
) -> None:
    with pytest.raises(refusal):
        after(state, step)


def test_exactly_one_step_leads_on_from_each_state() -> None:
    for here, following in pairwise(ORDER):
        leading = [step for step in Step if LEADS_TO[step] is following]
        assert [after(here, step) for step in leading] == [following]


@given(st.sampled_from(State), st.sampled_from(Step))
def test_a_step_either_leads_one_place_on_or_is_refused(state: State, step: Step) -> None:
    try:
        reached = after(state, step)
    except refusals.StepRefused:
        return
    assert ORDER.index(reached) == ORDER.index(state) + 1


def test_the_roster_is_frozen_before_the_first_source() -> None:
    with pytest.raises(refusals.FrozenTooLate):
        take(standing(State.ANNOUNCED), Step.FREEZE, FIRST)


def test_human_sources_close_ten_minutes_before_the_last_source() -> None:
    latest = LAST - timedelta(minutes=10)
    assert take(standing(State.FROZEN), Step.CLOSE, latest) is State.CLOSED
    with pytest.raises(refusals.ClosedTooLate):
        take(standing(State.FROZEN), Step.CLOSE, latest + timedelta(seconds=1))


def test_no_seed_before_the_last_source_is_known() -> None:
    with pytest.raises(refusals.SourceTooEarly):
        take(standing(State.CLOSED), Step.SEED, LAST - timedelta(seconds=1))
    assert take(standing(State.CLOSED), Step.SEED, LAST) is State.SEEDED


def test_a_step_never_lies_before_the_one_it_follows() -> None:
    with pytest.raises(refusals.TimeGoesBack):
        take(standing(State.FROZEN, since=FIRST), Step.CLOSE, FIRST - timedelta(seconds=1))
    with pytest.raises(refusals.TimeGoesBack):
        make_void(standing(State.FROZEN, since=FIRST), "c", FIRST - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("letter", "state", "moment"),
    [
        ("a", State.FROZEN, FIRST),
        ("b", State.FROZEN, LAST - timedelta(minutes=9)),
        ("b", State.ANNOUNCED, LAST - timedelta(minutes=9)),
        ("b", State.ANNOUNCED, LAST + timedelta(days=9)),
        ("c", State.ANNOUNCED, START),
        ("c", State.CLOSED, LAST - timedelta(seconds=1)),
        ("d", State.FROZEN, FIRST - timedelta(seconds=1)),
        ("e", State.CLOSED, LAST - timedelta(seconds=1)),
    ],
)
def test_a_ground_of_the_closed_list_makes_a_draw_void(letter: str, state: State, moment: datetime) -> None:
    assert make_void(standing(state), letter, moment) is State.VOID


@pytest.mark.parametrize(
    ("letter", "state", "moment"),
    [
        ("a", State.ANNOUNCED, START),
        ("b", State.FROZEN, FIRST),
        ("b", State.ANNOUNCED, FIRST),
        ("b", State.CLOSED, LAST - timedelta(minutes=1)),
        ("d", State.FROZEN, FIRST),
        ("f", State.FROZEN, FIRST),
        ("", State.FROZEN, FIRST),
    ],
)
def test_no_other_ground_does(letter: str, state: State, moment: datetime) -> None:
    with pytest.raises(refusals.VoidLetterRefused):
        make_void(standing(state), letter, moment)


def test_a_void_draw_stays_void() -> None:
    with pytest.raises(refusals.DrawIsVoid):
        make_void(standing(State.VOID), "c", FIRST)


@pytest.mark.parametrize("state", [State.SEEDED, State.DRAWN, State.PUBLISHED])
def test_nothing_is_void_once_the_seed_exists(state: State) -> None:
    with pytest.raises(refusals.VoidTooLate):
        make_void(standing(state), "c", FIRST)


@given(st.sampled_from(State), st.sampled_from("abcdef"), MOMENTS)
def test_nothing_with_a_roster_is_void_after_the_last_source(state: State, letter: str, moment: datetime) -> None:
    try:
        make_void(standing(state), letter, moment)
    except refusals.StepRefused:
        return
    assert moment < LAST or (state, letter) == (State.ANNOUNCED, "b")


@pytest.mark.parametrize(
    ("draw_id", "unit"),
    [
        ("140105-2027-XSC-01", "140105"),
        ("DEMO-140123-2023-XX-01", "140123"),
        ("TEST-140199-1", "140199"),
        ("DEMO-01", ""),
        ("140105", ""),
        ("140105-", ""),
        ("14010-2027", ""),
        ("", ""),
    ],
)
def test_a_number_begins_with_the_code_of_its_unit(draw_id: str, unit: str) -> None:
    assert unit_of(draw_id) == unit
    assert belongs_to(draw_id, "140105") is (unit == "140105")
    assert not belongs_to(draw_id, "")


def test_only_a_rehearsal_names_its_own_time() -> None:
    assert time_of_step("DEMO-140123-1", FIRST, START) == FIRST
    assert time_of_step("140123-1", None, START) == START
    with pytest.raises(refusals.OwnTime):
        time_of_step("140123-1", FIRST, START)


class AnyoneAtTheConsole(RuleBasedStateMachine):
    """Presses every button at every moment; only the one order can come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[tuple[State, datetime]] = [(State.ANNOUNCED, START)]

    @rule(step=st.sampled_from(Step), moment=MOMENTS)
    def press(self, step: Step, moment: datetime) -> None:
        state, since = self.past[-1]
        try:
            self.past.append((take(standing(state, since), step, moment), moment))
        except refusals.StepRefused:
            return

    @rule(letter=st.sampled_from("abcde"), moment=MOMENTS)
    def declare_void(self, letter: str, moment: datetime) -> None:
        state, since = self.past[-1]
        try:
            self.past.append((make_void(standing(state, since), letter, moment), moment))
        except refusals.StepRefused:
            return

    @invariant()
    def the_past_is_a_beginning_of_the_one_order(self) -> None:
        states = tuple(state for state, _ in self.past if state is not State.VOID)
        assert states == ORDER[: len(states)]
        assert State.VOID not in [state for state, _ in self.past[:-1]]

    @invariant()
    def time_only_grows_and_keeps_the_protocol(self) -> None:
        times = [moment for _, moment in self.past]
        assert times == sorted(times)
        when = dict(self.past)
        assert when.get(State.FROZEN, START) < FIRST
        assert when.get(State.CLOSED, START) <= LAST - timedelta(minutes=10)
        assert when.get(State.SEEDED, LAST) >= LAST


TestAnyoneAtTheConsole = AnyoneAtTheConsole.TestCase
