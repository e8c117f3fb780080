"""The states of an application (报名) and how they follow each other."""

from enum import Enum

from services.registration.domain.errors import StateForbids


class State(Enum):
    """Where an application stands. A claim blocks nobody; only a proven one holds the child's place."""

    CLAIM = "claim"
    WITH_CLERK = "with_clerk"
    WITH_FAMILY = "with_family"
    WAITING = "waiting"
    REFUSED = "refused"
    PROVEN = "proven"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Event(Enum):
    """What can happen to an application."""

    FOUND_PROVEN = "proven"
    FOUND_WITH_CLERK = "with_clerk"
    FOUND_WITH_FAMILY = "with_family"
    FOUND_WAITING = "waiting"
    FOUND_REFUSED = "refused"
    CHILD_ALREADY_PROVEN = "child_already_proven"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    GIVEN_UP = "given_up"


UNDER_CHECK = frozenset({State.CLAIM, State.WITH_CLERK, State.WITH_FAMILY, State.WAITING})
CHECKED = frozenset({State.PROVEN, State.REFUSED, State.DUPLICATE})
COMPETING = frozenset({State.PROVEN, State.DUPLICATE})
"""Proven: of one child at most one is PROVEN, the others are duplicates."""
ENDED = frozenset({State.WITHDRAWN, State.MERGED})

FINDINGS: dict[Event, State] = {
    Event.FOUND_PROVEN: State.PROVEN,
    Event.FOUND_WITH_CLERK: State.WITH_CLERK,
    Event.FOUND_WITH_FAMILY: State.WITH_FAMILY,
    Event.FOUND_WAITING: State.WAITING,
    Event.FOUND_REFUSED: State.REFUSED,
}


def event_of(standing: str) -> Event:
    """Return the event that a finding of this standing is (shared/contracts/messages.py, `Standing`)."""
    return Event(standing)


def next_state(state: State, event: Event) -> State:
    """Return the state after `event`; raise `StateForbids` where it cannot happen.

    A finding can change an earlier one as long as the application has not ended. A duplicate leaves its state only by
    being kept or given up, which a clerk settles, or by the family. One that is kept before it was proven is still to
    be proven.
    """
    following = _following(state, event)
    if following is None:
        raise StateForbids(state.value, event.value)
    return following


def _following(state: State, event: Event) -> State | None:
    if state in ENDED:
        return None
    if event in FINDINGS:
        return None if state is State.DUPLICATE and event is not Event.FOUND_PROVEN else _found(state, event)
    if event in {Event.KEPT, Event.GIVEN_UP}:
        kept = state if state in UNDER_CHECK else State.PROVEN
        return None if state is State.REFUSED else {Event.KEPT: kept, Event.GIVEN_UP: State.MERGED}[event]
    free: dict[Event, State] = {
        Event.CHILD_ALREADY_PROVEN: State.DUPLICATE,
        Event.CORRECTED: State.CLAIM,
        Event.WITHDRAWN: State.WITHDRAWN,
    }
    return free[event]


def _found(state: State, event: Event) -> State:
    return state if state is State.DUPLICATE else FINDINGS[event]
