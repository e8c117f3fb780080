"""Tests of the three things a line can say."""

from services.lottery.domain.procedure.evidence import State, contradicted, not_shown, shown


def test_a_finding_is_a_state_and_a_sentence() -> None:
    assert [shown("甲"), contradicted("乙"), not_shown("丙")] == [
        (State.SHOWN, "甲"),
        (State.CONTRADICTED, "乙"),
        (State.NOT_SHOWN, "丙"),
    ]
