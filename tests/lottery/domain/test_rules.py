"""Tests of the words that an announcement chooses from."""

from services.lottery.domain.rules import GroupBoundary, Mechanism, TicketScope, Waitlist


def test_the_words_are_those_of_the_specification() -> None:
    assert [list(map(str, words)) for words in (Mechanism, TicketScope, GroupBoundary, Waitlist)] == [
        ["ia", "da"],
        ["school", "draw"],
        ["admit", "skip", "split"],
        ["all", "unplaced"],
    ]
