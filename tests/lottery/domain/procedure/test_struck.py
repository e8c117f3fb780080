"""Tests of the acts behind strikes."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.struck import HEADER, strikes_have_their_acts, strikes_only_grow
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from tests.builders.draw_evidence import evidence

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
