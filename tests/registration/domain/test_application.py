"""States follow each other by rule: claims block nobody, ended is ended, a duplicate waits for a clerk."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.application import ENDED, UNDER_CHECK, Event, State, event_of, next_state
from services.registration.domain.errors import StateForbids


@pytest.mark.parametrize("state", [*UNDER_CHECK, State.PROVEN, State.REFUSED])
@pytest.mark.parametrize("standing", ["proven", "with_clerk", "with_family", "waiting", "refused"])
def test_a_finding_moves_every_living_application(state: State, standing: str) -> None:
    assert next_state(state, event_of(standing)).value == standing


@pytest.mark.parametrize("state", ENDED)
@pytest.mark.parametrize("event", Event)
def test_what_has_ended_stays_ended(state: State, event: Event) -> None:
    with pytest.raises(StateForbids):
        next_state(state, event)


def test_a_duplicate_waits_for_a_clerk_or_the_family() -> None:
    assert next_state(State.CLAIM, Event.CHILD_ALREADY_PROVEN) is State.DUPLICATE
    assert next_state(State.DUPLICATE, Event.FOUND_PROVEN) is State.DUPLICATE
    assert next_state(State.DUPLICATE, Event.KEPT) is State.PROVEN
    assert next_state(State.DUPLICATE, Event.GIVEN_UP) is State.MERGED
    assert next_state(State.DUPLICATE, Event.WITHDRAWN) is State.WITHDRAWN
    with pytest.raises(StateForbids):
        next_state(State.DUPLICATE, Event.FOUND_REFUSED)


def test_what_was_refused_cannot_be_settled() -> None:
    for event in (Event.KEPT, Event.GIVEN_UP):
        with pytest.raises(StateForbids):
            next_state(State.REFUSED, event)


@pytest.mark.parametrize("state", UNDER_CHECK)
def test_what_is_kept_before_it_is_proven_is_still_to_be_proven(state: State) -> None:
    assert next_state(state, Event.KEPT) is state
    assert next_state(state, Event.GIVEN_UP) is State.MERGED


@pytest.mark.parametrize("state", [state for state in State if state not in ENDED])
def test_a_correction_makes_it_a_claim_again(state: State) -> None:
    assert next_state(state, Event.CORRECTED) is State.CLAIM


@given(st.lists(st.sampled_from(Event), max_size=20))
def test_any_sequence_of_events_ends_in_a_state_or_a_refusal(events: list[Event]) -> None:
    state = State.CLAIM
    for event in events:
        with suppress(StateForbids):
            state = next_state(state, event)
        assert state in State
