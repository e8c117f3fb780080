"""Tests of the plan."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.plan import HEADER, plan_is_balanced
from tests.builders.draw_evidence import evidence, frozen

RIGHT = ("S01,批1,4,1,2,1,寄宿改造", "S02,批2,1,0,1,0,")
"""The announcement draws two seats at S01 and one at S02."""


def plan(*rows: str) -> dict[str, bytes]:
    return {"plan.csv": "".join(f"{line}\n" for line in (HEADER, *rows)).encode()}


def test_a_balanced_plan_that_was_frozen_is_shown() -> None:
    assert plan_is_balanced(frozen(plan(*RIGHT))).state == State.SHOWN


def test_a_balanced_plan_that_nobody_froze_shows_nothing() -> None:
    assert plan_is_balanced(evidence(plan(*RIGHT))).state == State.NOT_SHOWN
    assert plan_is_balanced(evidence()).state == State.NOT_SHOWN


def test_seats_of_other_draws_are_elsewhere() -> None:
    assert plan_is_balanced(frozen(plan("S01,批1,5,0,5,0,", RIGHT[1]))).state == State.NOT_SHOWN
    assert plan_is_balanced(frozen(plan(*RIGHT, "S03,批3,9,0,9,0,"))).state == State.SHOWN


@pytest.mark.parametrize(
    "rows",
    [
        ("S01,批1,5,1,2,1,寄宿改造", RIGHT[1]),
        ("S01,批1,4,1,2,1,", RIGHT[1]),
        ("S01,批1,4,1,1,2,寄宿改造", RIGHT[1]),
        ("S01,批1,+4,1,2,1,寄宿改造", RIGHT[1]),
        (*RIGHT, RIGHT[1]),
        (RIGHT[0],),
        ("S01",),
    ],
)
def test_a_plan_that_does_not_add_up_contradicts(rows: tuple[str, ...]) -> None:
    assert plan_is_balanced(frozen(plan(*rows))).state == State.CONTRADICTED
