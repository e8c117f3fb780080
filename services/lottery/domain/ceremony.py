"""The one order of a draw and the moments at which each step may be taken (draw.md, 5): no other order exists."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services.lottery.domain import ceremony_refusals as refusals
from services.lottery.domain.ceremony_refusals import StepRefused
from services.lottery.domain.rehearsal import is_rehearsal


class State(StrEnum):
    """Where a draw stands."""

    ANNOUNCED = "announced"
    FROZEN = "frozen"
    CLOSED = "closed"
    SEEDED = "seeded"
    DRAWN = "drawn"
    PUBLISHED = "published"
    VOID = "void"


class Step(StrEnum):
    """What takes a draw from one state to the next."""

    FREEZE = "freeze"
    CLOSE = "close"
    SEED = "seed"
    DRAW = "draw"
    PUBLISH = "publish"


ORDER = (State.ANNOUNCED, State.FROZEN, State.CLOSED, State.SEEDED, State.DRAWN, State.PUBLISHED)
LEADS_TO = dict(zip(Step, ORDER[1:], strict=True))
BETWEEN_CLOSING_AND_LAST_SOURCE = timedelta(minutes=10)
_MISSING: dict[State, type[StepRefused]] = {
    State.FROZEN: refusals.NotFrozen,
    State.CLOSED: refusals.NotClosed,
    State.SEEDED: refusals.NotSeeded,
    State.DRAWN: refusals.NotDrawn,
    State.PUBLISHED: refusals.NotPublished,
}
_TAKEN: dict[State, type[StepRefused]] = {
    State.FROZEN: refusals.AlreadyFrozen,
    State.CLOSED: refusals.AlreadyClosed,
    State.SEEDED: refusals.AlreadySeeded,
    State.DRAWN: refusals.AlreadyDrawn,
    State.PUBLISHED: refusals.AlreadyPublished,
}


@dataclass(frozen=True)
class Standing:
    """A draw as the order of steps sees it: state, time of the last step, times of the first and the last source."""

    state: State
    since: datetime
    first_source_at: datetime
    last_source_at: datetime


def after(state: State, step: Step) -> State:
    """Return the state that `step` leads to; raise the refusal that names what is missing or already done."""
    if state is State.VOID:
        raise refusals.DrawIsVoid
    target = ORDER.index(LEADS_TO[step])
    here = ORDER.index(state)
    if here >= target:
        raise _TAKEN[LEADS_TO[step]]
    if here + 1 < target:
        raise _MISSING[ORDER[here + 1]]
    return LEADS_TO[step]


def take(standing: Standing, step: Step, now: datetime) -> State:
    """Return the state after `step` taken at `now`, or raise: wrong order, time going back, too early or too late."""
    target = after(standing.state, step)
    if now < standing.since:
        raise refusals.TimeGoesBack
    if step is Step.FREEZE and now >= standing.first_source_at:
        raise refusals.FrozenTooLate
    if step is Step.CLOSE and now > standing.last_source_at - BETWEEN_CLOSING_AND_LAST_SOURCE:
        raise refusals.ClosedTooLate
    if step is Step.SEED and now < standing.last_source_at:
        raise refusals.SourceTooEarly
    return target


def make_void(standing: Standing, letter: str, now: datetime) -> State:
    """Return VOID where section 5.4 allows it with this letter (a to e) at `now`; raise otherwise.

    An announcement that was never frozen has no roster, so nobody can know an outcome of it: what its last source says
    plays no part. Were it never void, no later announcement of the unit could be frozen.
    """
    if standing.state is State.VOID:
        raise refusals.DrawIsVoid
    overdue_without_roster = standing.state is State.ANNOUNCED and letter == "b"
    known = now >= standing.last_source_at and not overdue_without_roster
    if known or ORDER.index(standing.state) >= ORDER.index(State.SEEDED):
        raise refusals.VoidTooLate
    if now < standing.since:
        raise refusals.TimeGoesBack
    if not _letter_holds(standing, letter, now):
        raise refusals.VoidLetterRefused
    return State.VOID


def _letter_holds(standing: Standing, letter: str, now: datetime) -> bool:
    closing_deadline = standing.last_source_at - BETWEEN_CLOSING_AND_LAST_SOURCE
    return {
        "a": standing.state is not State.ANNOUNCED,
        "b": standing.state in {State.ANNOUNCED, State.FROZEN} and now > closing_deadline,
        "c": True,
        "d": standing.state is State.FROZEN and now < standing.first_source_at,
        "e": True,
    }.get(letter, False)


_MARK = len("DEMO-")


def belongs_to(draw_id: str, unit_code: str) -> bool:
    """Say whether a draw's number begins, after the mark of a rehearsal, with the code of this unit."""
    return bool(unit_code) and unit_of(draw_id) == unit_code


def unit_of(draw_id: str) -> str:
    """Return the unit's code in a draw's number: six digits, or nothing."""
    rest = draw_id[_MARK:] if is_rehearsal(draw_id) else draw_id
    code, dash, number = rest.partition("-")
    return code if dash and number and len(code) == 6 and code.isascii() and code.isdigit() else ""


def time_of_step(draw_id: str, named: datetime | None, now: datetime, *, shifted: bool = False) -> datetime:
    """Return when a step happens: `now`, or the time that a rehearsal names.

    A real draw that names one is refused, and so is one on a shifted clock (2.2).
    """
    if (shifted or named is not None) and not is_rehearsal(draw_id):
        raise refusals.OwnTime
    return now if named is None else named
