"""Tests of verdict B as a whole."""

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.lines import LINES, judge_procedure
from tests.builders.draw_evidence import evidence

NAMES = [name for name, _, _ in LINES]


def test_lines_have_names_of_their_own_and_keep_their_order() -> None:
    found = [line.name for line in judge_procedure(evidence())]
    assert found == [name for name in NAMES if name in found]
    assert len(set(NAMES)) == len(NAMES)
    assert [name for name in NAMES if name not in found] == ["bulletin", "strikes"]


def test_a_draw_that_keeps_the_rules_is_contradicted_nowhere() -> None:
    lines = judge_procedure(evidence())
    assert [line for line in lines if line.state == State.CONTRADICTED] == []
    assert {line.name for line in lines if line.state == State.SHOWN} == {
        "entropy",
        "last_source",
        "times",
        "beacon_round",
        "waitlist",
        "approved_places",
        "acts",
    }


def test_every_line_says_something_to_people() -> None:
    assert all(line.statement and line.sentence for line in judge_procedure(evidence()))


def test_without_an_announcement_nothing_is_shown() -> None:
    lines = judge_procedure(None)
    assert [line.name for line in lines] == NAMES
    assert {line.state for line in lines} == {State.NOT_SHOWN}
