"""Every number has one state on the register, and a child is on the roster once."""

import pytest
from hypothesis import given

from services.registration.domain.application import State
from services.registration.domain.roster.entries import ON_ROSTER, Entry, RegisterState
from services.registration.domain.roster.register import register_csv, register_states
from tests.builders.registration_roster import G01, KEY, P01, SCOPE, an_entry, seasons


@pytest.mark.parametrize(
    ("state", "choices", "expected"),
    [
        (State.PROVEN, (P01,), "IN"),
        (State.PROVEN, (G01, P01), "IN"),
        (State.PROVEN, (G01,), "PUBLIC"),
        (State.PROVEN, (), "PUBLIC"),
        (State.WAITING, (P01,), "PENDING"),
        (State.WITH_CLERK, (P01,), "PENDING"),
        (State.CLAIM, (P01,), "PENDING"),
        (State.WAITING, (), "PUBLIC"),
        (State.WITH_FAMILY, (P01,), "REFUSED"),
        (State.WITHDRAWN, (P01,), "WITHDRAWN"),
        (State.REFUSED, (), "REFUSED"),
        (State.MERGED, (P01,), "MERGED"),
        (State.DUPLICATE, (P01,), "IN"),
    ],
)
def test_a_state_becomes_the_state_of_the_register(
    state: State, choices: tuple[tuple[str, str], ...], expected: str
) -> None:
    states = register_states([an_entry(state=state, choices=choices)], SCOPE, KEY)
    assert states == {"1001": RegisterState(expected)}


def test_of_two_undecided_claims_for_one_child_the_one_furthest_on_stays() -> None:
    claims = [an_entry("1001", state=State.CLAIM, pid="a"), an_entry("1002", state=State.WAITING, pid="a")]
    states = register_states(claims, SCOPE, KEY)
    assert states == {"1001": RegisterState.MERGED, "1002": RegisterState.PENDING}


def test_a_strangers_claim_never_stands_beside_a_proven_application() -> None:
    states = register_states([an_entry("1001", state=State.CLAIM, pid="a"), an_entry("1002", pid="a")], SCOPE, KEY)
    assert states == {"1001": RegisterState.MERGED, "1002": RegisterState.IN}


def test_a_duplicate_gives_way_to_the_proven_one_and_to_nobody_else() -> None:
    duplicate, claim = an_entry("1001", state=State.DUPLICATE, pid="a"), an_entry("1000", state=State.WAITING, pid="a")
    alone = register_states([duplicate, claim], SCOPE, KEY)
    assert alone == {"1001": RegisterState.IN, "1000": RegisterState.MERGED}
    beside = register_states([duplicate, claim, an_entry("1002", pid="a")], SCOPE, KEY)
    assert beside == {"1000": RegisterState.MERGED, "1001": RegisterState.MERGED, "1002": RegisterState.IN}


def test_a_child_whose_other_application_is_for_public_schools_is_not_drawn_twice() -> None:
    states = register_states(
        [an_entry("1001", pid="a", choices=()), an_entry("1002", state=State.CLAIM, pid="a")], SCOPE, KEY
    )
    assert states == {"1001": RegisterState.PUBLIC, "1002": RegisterState.MERGED}


def test_the_file_is_ascending_by_number() -> None:
    states = {"9": RegisterState.IN, "10": RegisterState.PUBLIC}
    assert register_csv(states) == b"app_no,state\n10,PUBLIC\n9,IN\n"


@given(seasons())
def test_every_number_is_there_and_a_child_on_the_roster_at_most_once(season: tuple[Entry, ...]) -> None:
    states = register_states(season, SCOPE, KEY)
    assert set(states) == {entry.application_number for entry in season}
    listed = [entry.pid for entry in season if states[entry.application_number] in ON_ROSTER]
    assert len(listed) == len(set(listed))


@given(seasons())
def test_the_order_of_the_input_does_not_matter(season: tuple[Entry, ...]) -> None:
    assert register_states(season, SCOPE, KEY) == register_states(tuple(reversed(season)), SCOPE, KEY)
