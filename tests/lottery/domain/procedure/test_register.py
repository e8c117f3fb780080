"""Tests of the register against the roster."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.register import HEADER, register_agrees_with_roster
from tests.builders.draw_evidence import evidence, frozen

RIGHT = ("1001,IN", "1002,PENDING", "1003,APPEAL", "1004,IN", "1005,IN", "1006,WITHDRAWN", "1007,PUBLIC")


def register(*rows: str) -> dict[str, bytes]:
    return {"register.csv": "".join(f"{line}\n" for line in (HEADER, *rows)).encode()}


def test_everybody_who_should_be_on_the_roster_is_and_nobody_else() -> None:
    assert register_agrees_with_roster(frozen(register(*RIGHT))).state == State.SHOWN


@pytest.mark.parametrize(
    "rows",
    [
        RIGHT[1:],
        (*RIGHT, "1008,IN"),
        (*RIGHT[:4], "1005,MERGED"),
        (*RIGHT[:4], "1005,MAYBE"),
        RIGHT[::-1],
        (*RIGHT, RIGHT[-1]),
        ("1001",),
    ],
)
def test_a_register_that_says_something_else_contradicts(rows: tuple[str, ...]) -> None:
    assert register_agrees_with_roster(frozen(register(*rows))).state == State.CONTRADICTED


def test_without_register_roster_or_freeze_nothing_is_shown() -> None:
    assert register_agrees_with_roster(evidence()).state == State.NOT_SHOWN
    assert register_agrees_with_roster(evidence(register(*RIGHT))).state == State.NOT_SHOWN
    assert register_agrees_with_roster(frozen(register(*RIGHT), refused=True)).state == State.NOT_SHOWN
