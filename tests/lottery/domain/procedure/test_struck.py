"""Tests of the acts behind strikes."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.struck import HEADER, strikes_have_their_acts, strikes_only_grow
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from tests.builders.draw_chains import link, seen_from
from tests.builders.draw_evidence import evidence, state_of

STRIKES = {"strikes.csv": render_strikes([Strike("1001", Reason.WITHDRAWN), Strike("1002", Reason.DECLINED)])}
NONE = {"strikes.csv": render_strikes([])}


def moves(*acts: str) -> dict[str, bytes]:
    rows = (f"{seq},{act},7,{'0' * 64}" for seq, act in enumerate(acts, start=1))
    return {"moves.csv": "".join(f"{line}\n" for line in (HEADER, *rows)).encode()}


@pytest.mark.parametrize(
    ("files", "state"),
    [
        ({}, State.SHOWN),
        (NONE, State.SHOWN),
        (STRIKES, State.NOT_SHOWN),
        (moves("OWN"), State.CONTRADICTED),
        (STRIKES | moves("OWN", "OWN"), State.SHOWN),
        (STRIKES | moves("OWN", "DEADLINE"), State.SHOWN),
        (STRIKES | moves("DEADLINE", "DEADLINE"), State.CONTRADICTED),
        (STRIKES | moves("OWN", "DECISION"), State.CONTRADICTED),
        (STRIKES | moves("OWN"), State.CONTRADICTED),
        (STRIKES | moves("OWN", "OWN", "OWN"), State.CONTRADICTED),
        (STRIKES | {"moves.csv": b"seq\n"}, State.CONTRADICTED),
        ({"strikes.csv": b"seq,app_no,reason\nx\n"} | moves(), State.NOT_SHOWN),
    ],
)
def test_every_strike_has_an_act_that_bears_its_reason(files: dict[str, bytes], state: State) -> None:
    assert strikes_have_their_acts(evidence(files)).state == state


def test_a_decision_alone_makes_a_child_ineligible() -> None:
    ineligible = {"strikes.csv": render_strikes([Strike("1001", Reason.INELIGIBLE)])}
    states = [strikes_have_their_acts(evidence(ineligible | moves(act))).state for act in ("DECISION", "OWN")]
    assert states == [State.SHOWN, State.CONTRADICTED]


def test_earlier_versions_are_elsewhere() -> None:
    assert strikes_only_grow(evidence()) is None
    found = strikes_only_grow(evidence(STRIKES))
    assert found is not None
    assert found.state == State.NOT_SHOWN


def struck(app_nos: list[str]) -> bytes:
    return render_strikes([Strike(app_no, Reason.WITHDRAWN) for app_no in app_nos])


def seen(*versions: list[str] | None) -> State | None:
    """The line for somebody who verifies the first version and was brought the others."""
    files = [link(1, None, strikes=None if strikes is None else struck(strikes)) for strikes in versions]
    return state_of(strikes_only_grow(seen_from(files[0], *files[1:])))


def test_each_version_begins_with_the_one_before() -> None:
    assert seen(["1000", "1001"], ["1000"], None) == State.SHOWN
    assert seen(None, ["1000"]) == State.SHOWN
    assert seen(["1000"], ["1000"]) == State.SHOWN
    assert seen(["1001", "1000"], ["1000"]) == State.CONTRADICTED
    assert seen(["1000"], ["1001"]) == State.CONTRADICTED
    assert seen(None, None) is None


def test_strikes_of_another_draw_say_nothing() -> None:
    second = link(2, link(1, None), strikes=struck(["2000"]))
    for other in (link(1, None), {"draw.json": b""}):
        assert state_of(strikes_only_grow(seen_from(second, other))) == State.NOT_SHOWN
