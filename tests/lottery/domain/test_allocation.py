"""Tests of who gets a seat where."""

from hypothesis import given, settings

from services.lottery.domain.allocation import allocate
from services.lottery.domain.draw import accept
from services.lottery.domain.queues import NOTHING, Queues, build_queues
from services.lottery.domain.rules import GroupBoundary
from services.lottery.domain.tickets import tickets_of
from tests.lottery.domain.literal import Literal
from tests.spec.random_draws import RandomDraw, draws


def queues_of(random_draw: RandomDraw) -> tuple[Queues, Literal]:
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed)
    tickets = tickets_of(inputs.roster, inputs.announcement, inputs.seed.seed)
    queues = build_queues(inputs.roster, inputs.announcement, tickets)
    return queues, Literal(queues, inputs.announcement)


def seats_of(random_draw: RandomDraw, queues: Queues) -> dict[int, int]:
    announcement = accept(random_draw.roster, random_draw.draw, random_draw.seed).announcement
    seat = allocate(queues, announcement.group_boundary)
    return {int(unit): int(seat[unit]) for unit in queues.unit}


@given(draws())
@settings(max_examples=200)
def test_the_fast_way_is_the_rounds_of_the_specification(random_draw: RandomDraw) -> None:
    queues, literal = queues_of(random_draw)
    literal.allocate()
    assert seats_of(random_draw, queues) == literal.seat


@given(draws())
@settings(max_examples=40)
def test_nobody_waits_with_a_smaller_key_than_somebody_admitted(random_draw: RandomDraw) -> None:
    """One visible cut-off line at every lot, as `admit` and `split` promise (section 6.4)."""
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed)
    queues, _ = queues_of(random_draw)
    seats = seats_of(random_draw, queues)
    if inputs.announcement.group_boundary == GroupBoundary.SKIP:
        return
    last = {int(queues.lot[seat]): seat for seat in sorted(seats.values()) if seat != NOTHING}
    for entry, (lot, unit, choice) in enumerate(zip(queues.lot, queues.unit, queues.choice, strict=True)):
        if entry < last.get(int(lot), 0):
            seat = seats[int(unit)]
            assert seat != NOTHING
            assert queues.choice[seat] <= choice


@given(draws())
@settings(max_examples=40)
def test_no_seat_is_left_free_while_somebody_who_would_fit_has_none(random_draw: RandomDraw) -> None:
    queues, literal = queues_of(random_draw)
    literal.seat = seats_of(random_draw, queues)
    for lot, unit, _ in literal.entries:
        assert literal.seat[unit] != NOTHING or not literal.accepts(lot, literal.used(lot), unit)


@given(draws())
@settings(max_examples=40)
def test_a_capacity_is_exceeded_by_less_than_the_last_group(random_draw: RandomDraw) -> None:
    queues, literal = queues_of(random_draw)
    literal.seat = seats_of(random_draw, queues)
    for lot, capacity in enumerate(literal.capacity):
        sizes = [int(queues.size[unit]) for place, unit in zip(queues.lot, queues.unit, strict=True) if place == lot]
        extra = 0 if literal.skip else max(sizes, default=1) - 1
        assert literal.used(lot) <= max(capacity, 0) + (extra if capacity else 0)
