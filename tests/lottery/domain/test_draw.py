"""Tests of the draw as a whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.announcement import parse_announcement, render_announcement
from services.lottery.domain.draw import accept, compute, run
from services.lottery.domain.errors import Refused
from services.lottery.domain.results import read_results
from services.lottery.domain.seed import make_seed
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import ANNOUNCEMENT, VALUES, DrawFiles, children, drawn
from tests.spec.random_draws import RandomDraw, draws

CHOICES = children(5, "S01", "S02")


def tickets(files: DrawFiles) -> set[str]:
    return {row.ticket for row in read_results(files.results())}


def code_of(files: DrawFiles) -> str:
    with pytest.raises(Refused) as refused:
        files.results()
    return refused.value.code


@given(st.permutations(CHOICES))
def test_the_order_of_the_input_rows_does_not_matter(choices: list[object]) -> None:
    assert drawn(choices) == drawn(CHOICES)  # type: ignore[arg-type]  # a permutation of choices


@given(draws())
@settings(max_examples=40)
def test_the_same_files_give_the_same_bytes(random_draw: RandomDraw) -> None:
    files = (random_draw.roster, random_draw.draw, random_draw.seed, random_draw.strikes)
    assert compute(*files) == run(*files).results == compute(*files)


@pytest.mark.parametrize(
    "changed",
    [
        drawn(CHOICES, seats=(replace(ANNOUNCEMENT.seats[0], capacity=3), ANNOUNCEMENT.seats[1])),
        drawn(CHOICES, title="电脑派位测试 "),
        drawn(CHOICES, seq=2, prev="1" * 64),
        drawn(CHOICES, draw_id="TEST-2023-02"),
        drawn(CHOICES, frozen_at="2023-09-12T18:00:01+08:00"),
    ],
)
def test_any_change_of_the_announcement_changes_every_ticket(changed: DrawFiles) -> None:
    assert tickets(drawn(CHOICES)).isdisjoint(tickets(changed))


def test_one_more_child_changes_every_ticket() -> None:
    assert tickets(drawn(CHOICES)).isdisjoint(tickets(drawn(children(6, "S01", "S02"))))


def test_names_of_schools_decide_nothing_but_the_fingerprint() -> None:
    renamed = replace(ANNOUNCEMENT, seats=tuple(replace(seat, name="𠮷é") for seat in ANNOUNCEMENT.seats))
    seeds = [make_seed(render_announcement(one), VALUES) for one in (ANNOUNCEMENT, renamed)]
    assert seeds[0] != seeds[1]


def test_strikes_leave_tickets_and_order_as_they_were() -> None:
    strikes = render_strikes([Strike("1002", Reason.WITHDRAWN), Strike("1004", Reason.DECLINED)])
    before, after = (list(read_results(one.results())) for one in (drawn(CHOICES), drawn(CHOICES, strikes=strikes)))
    assert [row[:8] for row in before] == [row[:8] for row in after]


def test_no_strikes_and_an_empty_list_of_strikes_are_the_same() -> None:
    assert drawn(CHOICES).results() == drawn(CHOICES, strikes=render_strikes([])).results()


def test_an_empty_roster_gives_the_header_alone() -> None:
    assert drawn([]).results().count(b"\n") == 1


def test_files_are_refused_in_the_order_announcement_seed_roster_strikes() -> None:
    broken = DrawFiles(b"", b"", b"", b"")
    right = drawn(CHOICES)
    codes = []
    for name in ("draw", "seed", "roster", "strikes"):
        codes.append(code_of(broken))
        broken = replace(broken, **{name: getattr(right, name)})
    assert codes == ["JSON", "JSON", "ROSTER_HASH", "STRIKES_HEADER"]


def test_what_was_accepted_is_handed_on() -> None:
    files = drawn(CHOICES, strikes=render_strikes([Strike("1003", Reason.INELIGIBLE)]))
    inputs = accept(files.roster, files.draw, files.seed, files.strikes)
    assert inputs.announcement == parse_announcement(files.draw)
    assert (inputs.draw_sha256, inputs.struck) == (sha256_hex(files.draw), [2])
