"""Budget and breaker, with a clock in the test's hand."""

from hypothesis import given
from hypothesis import strategies as st

from services.verification.gateways.breaker import Breaker
from services.verification.gateways.budget import Budget


class Hand:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_reserve_goes_out_at_once_and_the_rest_waits_its_turn() -> None:
    budget = Budget(10, 2, clock=Hand())
    waits = [budget.take(1.0) for _ in range(4)]
    assert [round(wait, 3) if wait is not None else None for wait in waits] == [0.0, 0.0, 0.1, 0.2]


def test_who_would_wait_too_long_is_not_asked_and_takes_nobodys_place() -> None:
    hand = Hand()
    budget = Budget(1, 1, clock=hand)
    assert budget.take(0) == 0
    assert budget.take(0.5) is None
    hand.now = 1.0
    assert budget.take(0) == 0


@given(st.lists(st.floats(0, 0.5), max_size=60))
def test_never_more_than_the_rate_allows(steps: list[float]) -> None:
    hand = Hand()
    budget = Budget(5, 3, clock=hand)
    granted = 0
    for step in steps:
        hand.now += step
        granted += budget.take(0) is not None
    assert granted <= 3 + 5 * hand.now + 1e-6


def test_the_breaker_opens_after_failures_in_a_row_and_lets_one_probe_through() -> None:
    hand = Hand()
    breaker = Breaker(failures=3, rest=10, clock=hand)
    for _ in range(3):
        assert breaker.may_ask()
        breaker.failed()
    assert not breaker.may_ask()
    hand.now = 10
    assert [breaker.may_ask() for _ in range(3)] == [True, False, False]
    breaker.heard()
    assert all(breaker.may_ask() for _ in range(3))


def test_a_failed_probe_keeps_it_open() -> None:
    hand = Hand()
    breaker = Breaker(failures=1, rest=10, clock=hand)
    breaker.failed()
    hand.now = 10
    assert breaker.may_ask()
    breaker.failed()
    hand.now = 19
    assert not breaker.may_ask()


def test_failures_here_and_there_never_open_it() -> None:
    breaker = Breaker(failures=3, rest=10, clock=Hand())
    for _ in range(20):
        breaker.failed()
        breaker.failed()
        breaker.heard()
    assert breaker.may_ask()
