"""The real construction passes its selftest, and a biased one is caught by it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from services.lottery.domain import draw
from services.lottery.domain.announcement import Announcement
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.rules import TicketScope
from services.lottery.domain.selftest.experiments import FEWEST_SEEDS, selftest
from services.lottery.domain.tickets import Tickets, tickets_of

Construction = Callable[[Roster, Announcement, str], Tickets]
NAMES = ["orders", "positions", "neighbours", "admissions_da", "admissions_ia", "two_schools", "single"]


def few_bits(roster: Roster, announcement: Announcement, seed: str) -> Tickets:
    """Only four values: equal tickets fall back to the application number."""
    made = tickets_of(roster, announcement, seed)
    digests = np.zeros_like(made.digests)
    digests[:, 0] = made.digests[:, 0] & 3
    return replace(made, digests=digests)


def first_favoured(roster: Roster, announcement: Announcement, seed: str) -> Tickets:
    """The first child's ticket loses its highest two bits, as if somebody had asked for it."""
    made = tickets_of(roster, announcement, seed)
    digests = made.digests.copy()
    digests[made.of_row[0], 0] &= 0x3F
    return replace(made, digests=digests)


def scope_forgotten(roster: Roster, announcement: Announcement, seed: str) -> Tickets:
    """One ticket for all schools where each should have its own."""
    return tickets_of(roster, replace(announcement, ticket_scope=TicketScope.DRAW), seed)


def pairs_before_all(roster: Roster, announcement: Announcement, seed: str) -> Tickets:
    """Bound pairs get small tickets."""
    made = tickets_of(roster, announcement, seed)
    digests = made.digests.copy()
    bound = roster.leader[roster.child] >= 0
    digests[np.unique(made.of_row[bound]), 0] >>= 2
    return replace(made, digests=digests)


BIASED: list[tuple[Construction, set[str]]] = [
    (few_bits, {"orders", "positions", "neighbours", "admissions_da", "admissions_ia"}),
    (first_favoured, {"positions", "admissions_da"}),
    (scope_forgotten, {"two_schools"}),
    (pairs_before_all, {"single"}),
]


def test_the_real_construction_gives_equal_chances() -> None:
    measured = list(selftest(FEWEST_SEEDS))
    assert [one.name for one in measured] == NAMES
    assert [one.name for one in measured if not one.holds] == []
    assert {one.draws for one in measured} == {FEWEST_SEEDS}


@pytest.mark.parametrize(("construction", "caught"), BIASED, ids=lambda one: getattr(one, "__name__", ""))
def test_a_biased_construction_is_caught(
    construction: Construction, caught: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "tickets_of", construction)
    found = {one.name for one in selftest(FEWEST_SEEDS) if not one.holds}
    assert caught <= found
