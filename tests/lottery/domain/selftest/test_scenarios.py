"""Tests of the small draws of the selftest."""

from services.lottery.domain.rules import Mechanism, TicketScope
from services.lottery.domain.selftest.scenarios import numbers, scenario
from services.lottery.domain.tickets import ticket
from shared.crypto.hashing import sha256_hex


def test_the_lines_are_those_of_the_real_construction() -> None:
    held = scenario(numbers(4), (1, 2), mechanism=Mechanism.IMMEDIATE, scope=TicketScope.SCHOOL, pairs=1)
    (first, second) = held.results(2)
    seed = sha256_hex(b"paiwei-selftest:0")
    assert {row.ticket for row in first if row.app_no == "1004"} == {ticket(seed, f"S{n}", "1004") for n in (1, 2)}
    assert {(row.app_no, row.group) for row in first if row.group} == {("1001", "1001"), ("1002", "1001")}
    assert len(first) == len(second) == 8
    assert first != second


def test_the_same_seeds_come_every_time() -> None:
    held = scenario(("007", "7"), (1,))
    assert list(held.results(3)) == list(held.results(3))
