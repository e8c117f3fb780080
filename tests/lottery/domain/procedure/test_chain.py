"""Tests of seq and prev over several announcements, and of the season they make."""

import pytest

from services.lottery.domain.announcement import NO_HASH
from services.lottery.domain.procedure.chain import chain_is_unbroken
from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.roster.roster import Choice
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from tests.builders.draw_chains import Files, chain, link, seen_from
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import child

FIRST, SECOND, THIRD = chain(3)


def state(files: Files, *others: Files) -> State:
    return chain_is_unbroken(seen_from(files, *others)).state


@pytest.mark.parametrize(
    ("seq", "prev", "expected"),
    [
        (1, NO_HASH, State.NOT_SHOWN),
        (2, "1" * 64, State.NOT_SHOWN),
        (1, "1" * 64, State.CONTRADICTED),
        (2, NO_HASH, State.CONTRADICTED),
        (0, NO_HASH, State.CONTRADICTED),
    ],
)
def test_one_announcement_alone_can_only_contradict_itself(seq: int, prev: str, expected: State) -> None:
    assert chain_is_unbroken(evidence(seq=seq, prev=prev)).state == expected


def test_all_from_the_first_are_shown_from_wherever_one_looks() -> None:
    assert state(FIRST, SECOND, THIRD) == State.SHOWN
    assert state(SECOND, THIRD, FIRST) == State.SHOWN
    assert state(THIRD, SECOND, FIRST) == State.SHOWN
    assert state(SECOND, FIRST, SECOND) == State.SHOWN


def test_a_gap_is_named_and_not_shown() -> None:
    found = chain_is_unbroken(seen_from(THIRD, FIRST))
    assert found.state == State.NOT_SHOWN
    assert "第 2 号" in found.sentence


def test_a_fork_is_contradicted() -> None:
    other = link(2, FIRST, school="S09")
    assert state(SECOND, FIRST, other) == State.CONTRADICTED
    assert state(FIRST, SECOND, other) == State.CONTRADICTED


def test_an_announcement_after_another_one_than_was_given_is_contradicted() -> None:
    other = link(1, None, school="S09")
    assert state(SECOND, other) == State.CONTRADICTED
    assert (
        state(FIRST, {**SECOND, "draw.json": SECOND["draw.json"].replace(b'"seq":2', b'"seq":1')}) == State.CONTRADICTED
    )


def test_a_lot_drawn_again_while_somebody_waits_is_contradicted() -> None:
    again = link(2, FIRST, school="S01", choices=child("7001", "S01"))
    found = chain_is_unbroken(seen_from(again, FIRST))
    assert found.state == State.CONTRADICTED
    assert "S01 ALL" in found.sentence
    next_year = link(2, FIRST, school="S01", choices=child("7001", "S01"), draw_id="140105-2024-XX-01")
    assert state(next_year, FIRST) == State.SHOWN


def test_a_lot_drawn_again_when_nobody_waits_any_more_may_be_a_supplementary_draw() -> None:
    filled = link(1, None, choices=child("1000", "S01"))
    found = chain_is_unbroken(seen_from(link(2, filled, school="S01", choices=child("7001", "S01")), filled))
    assert found.state == State.NOT_SHOWN
    assert "补录" in found.sentence


def test_a_void_draw_of_the_same_lot_has_no_result() -> None:
    void = {name: content for name, content in FIRST.items() if name in ("draw.json", "roster.csv")}
    again = link(2, FIRST, school="S01", choices=child("7001", "S01"))
    found = chain_is_unbroken(seen_from(again, void))
    assert found.state == State.NOT_SHOWN
    assert "第 1 号没有结果" in found.sentence
    never = link(1, None, choices=[])
    without_roster = {"draw.json": never["draw.json"], "roster.csv": never["roster.csv"]}
    assert state(link(2, never, school="S01", choices=child("7001", "S01")), without_roster) == State.SHOWN


def test_a_later_draw_may_still_be_without_a_result() -> None:
    open_one = {name: SECOND[name] for name in ("draw.json", "roster.csv")}
    assert state(FIRST, open_one) == State.SHOWN


def same_children(school: str, number: str) -> list[Choice]:
    """A child whose pid is that of 1000 under another number, and nobody else."""
    pid = child("1000", school)[0].pid
    return [Choice(number, pid, "", 1, school, "ALL", 1)]


def test_a_child_with_two_places_is_contradicted() -> None:
    placed = link(1, None, choices=child("1000", "S01"))
    again = link(2, placed, choices=same_children("S02", "2000"))
    assert state(again, placed) == State.CONTRADICTED
    struck = render_strikes([Strike("1000", Reason.WITHDRAWN)])
    given_up = link(1, None, choices=child("1000", "S01"), strikes=struck)
    assert given_up["draw.json"] == placed["draw.json"]
    assert state(again, placed, given_up) == State.SHOWN
    assert state(again, given_up, placed) == State.SHOWN


def test_a_result_that_does_not_follow_is_contradicted() -> None:
    assert state(SECOND, {**FIRST, "results.csv": SECOND["results.csv"]}) == State.CONTRADICTED
    assert state(SECOND, {name: FIRST[name] for name in ("draw.json", "results.csv")}) == State.CONTRADICTED


def test_an_announcement_that_is_refused_is_contradicted() -> None:
    assert state(SECOND, {"draw.json": b"{}"}) == State.CONTRADICTED


def test_another_unit_has_a_chain_of_its_own() -> None:
    stranger = link(1, None, draw_id="140106-2023-XX-01")
    found = chain_is_unbroken(seen_from(SECOND, stranger))
    assert found.state == State.NOT_SHOWN
    assert "140106-2023-XX-01" in found.sentence


def test_a_rehearsal_stands_in_the_chain_but_in_no_season() -> None:
    rehearsal = link(1, None, school="S02", choices=same_children("S02", "1000"), draw_id="DEMO-140105-2023-XX-01")
    assert state(link(2, rehearsal, choices=same_children("S02", "2000")), rehearsal) == State.SHOWN
