"""Tests of the queues of the lots."""

from hypothesis import given, settings

from services.lottery.domain.draw import accept
from services.lottery.domain.queues import NOTHING, build_queues
from services.lottery.domain.tickets import tickets_of
from tests.spec.random_draws import RandomDraw, draws


@given(draws())
@settings(max_examples=40)
def test_every_choice_of_every_unit_stands_once_in_the_queue_of_its_lot(random_draw: RandomDraw) -> None:
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed)
    roster = inputs.roster
    queues = build_queues(roster, inputs.announcement, tickets_of(roster, inputs.announcement, inputs.seed.seed))
    listed = {
        (int(queues.unit_of_child[child]), int(choice), int(lot))
        for child, choice, lot in zip(roster.child, roster.choice, roster.lot, strict=True)
    }
    entries = list(zip(queues.unit.tolist(), queues.choice.tolist(), queues.lot.tolist(), strict=True))
    assert sorted(entries) == sorted(listed)
    assert queues.lot.tolist() == sorted(queues.lot.tolist())
    assert int(queues.size.sum()) == len(roster.app_nos)


@given(draws())
@settings(max_examples=40)
def test_the_choices_of_a_unit_are_linked_in_their_order(random_draw: RandomDraw) -> None:
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed)
    tickets = tickets_of(inputs.roster, inputs.announcement, inputs.seed.seed)
    queues = build_queues(inputs.roster, inputs.announcement, tickets)
    for unit, first in enumerate(queues.first.tolist()):
        found = []
        entry = first
        while entry != NOTHING:
            assert queues.unit[entry] == unit
            found.append(int(queues.choice[entry]))
            entry = int(queues.following[entry])
        assert found == list(range(1, int((queues.unit == unit).sum()) + 1))
