"""Tests of striking and moving up."""

from collections.abc import Iterator

from hypothesis import given, settings

from services.lottery.domain.allocation import allocate
from services.lottery.domain.draw import Inputs, accept
from services.lottery.domain.moving_up import MovingUp
from services.lottery.domain.queues import NOTHING, Queues, build_queues
from services.lottery.domain.tickets import tickets_of
from tests.lottery.domain.literal import Literal
from tests.spec.random_draws import RandomDraw, draws


def prepared(random_draw: RandomDraw) -> tuple[Inputs, Queues, MovingUp]:
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed, random_draw.strikes)
    announcement = inputs.announcement
    queues = build_queues(inputs.roster, announcement, tickets_of(inputs.roster, announcement, inputs.seed.seed))
    seat = allocate(queues, announcement.group_boundary)
    moving_up = MovingUp(queues, seat, boundary=announcement.group_boundary, waitlist=announcement.waitlist)
    return inputs, queues, moving_up


def choices_held(queues: Queues, moving_up: MovingUp) -> dict[int, int]:
    """The choice at which each unit holds its seat; 10 where it holds none."""
    seat = moving_up.result()[0]
    return {int(unit): int(queues.choice[seat[unit]]) if seat[unit] != NOTHING else 10 for unit in queues.unit}


def strikes_of(random_draw: RandomDraw) -> Iterator[tuple[dict[int, int], dict[int, int]]]:
    """The choices held before and after each strike."""
    inputs, queues, moving_up = prepared(random_draw)
    for struck in inputs.struck:
        before = choices_held(queues, moving_up)
        moving_up.strike(struck)
        yield before, choices_held(queues, moving_up)


@given(draws())
@settings(max_examples=200)
def test_the_fast_way_is_the_words_of_the_specification(random_draw: RandomDraw) -> None:
    inputs, queues, moving_up = prepared(random_draw)
    literal = Literal(queues, inputs.announcement)
    literal.allocate()
    for struck in inputs.struck:
        moving_up.strike(struck)
        literal.strike(int(queues.unit_of_child[struck]))
        seat, size, moved = moving_up.result()
        assert {int(unit): int(seat[unit]) for unit in queues.unit} == literal.seat
        assert size.tolist() == literal.size
        assert {unit for unit, has in enumerate(moved.tolist()) if has} == literal.moved


@given(draws())
@settings(max_examples=40)
def test_a_strike_moves_nobody_down(random_draw: RandomDraw) -> None:
    for before, after in strikes_of(random_draw):
        assert all(after[unit] <= held for unit, held in before.items())


@given(draws())
@settings(max_examples=40)
def test_who_moved_holds_a_better_choice_than_before(random_draw: RandomDraw) -> None:
    _, queues, untouched = prepared(random_draw)
    inputs, _, moving_up = prepared(random_draw)
    for struck in inputs.struck:
        moving_up.strike(struck)
    before, after = choices_held(queues, untouched), choices_held(queues, moving_up)
    moved = {unit for unit, has in enumerate(moving_up.result()[2].tolist()) if has}
    assert moved == {unit for unit, held in before.items() if after[unit] < held}
