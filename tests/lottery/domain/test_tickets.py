"""Tests of the tickets."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.draw import accept
from services.lottery.domain.roster.roster import Choice
from services.lottery.domain.rules import GroupBoundary, TicketScope
from services.lottery.domain.tickets import digests, ticket, tickets_of
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import child, drawn
from tests.spec.random_draws import RandomDraw, draws

SEED = sha256_hex(b"seed")
CODES = st.text("0189AZ", min_size=1, max_size=24)
TWINS = [*child("1001", "S01", "S02", group="1001"), *child("1002", "S01", group="1001"), *child("1003", "S02")]


def tickets_by_row(choices: list[Choice], scope: TicketScope) -> list[str]:
    files = drawn(choices, ticket_scope=scope, group_boundary=GroupBoundary.SPLIT)
    inputs = accept(files.roster, files.draw, files.seed)
    tickets = tickets_of(inputs.roster, inputs.announcement, SEED)
    return [tickets.hexadecimal(row) for row in range(len(inputs.roster.child))]


@given(st.lists(CODES, min_size=1, max_size=3), st.lists(st.tuples(CODES, st.integers(0, 2)), max_size=5))
def test_a_ticket_is_one_plain_hash(scopes: list[str], keys: list[tuple[str, int]]) -> None:
    chosen = [(key, place % len(scopes)) for key, place in keys]
    found = digests(SEED, scopes, [key.encode() for key, _ in chosen], scope_of_key=[place for _, place in chosen])
    plain = [hashlib.sha256(f"{SEED}:{scopes[place]}:{key}".encode()).digest() for key, place in chosen]
    assert [row.tobytes() for row in found] == plain
    assert [ticket(SEED, scopes[place], key) for key, place in chosen] == [one.hex() for one in plain]


def test_members_of_a_group_share_the_ticket_of_its_label_at_each_school() -> None:
    schools = [("S01", "1001"), ("S02", "1001"), ("S01", "1001"), ("S02", "1003")]
    assert tickets_by_row(TWINS, TicketScope.SCHOOL) == [ticket(SEED, *key) for key in schools]


def test_one_ticket_holds_at_every_school_where_the_draw_says_so() -> None:
    expected = [ticket(SEED, "*", key) for key in ("1001", "1001", "1001", "1003")]
    assert tickets_by_row(TWINS, TicketScope.DRAW) == expected


@given(draws())
@settings(max_examples=40)
def test_two_different_strings_never_give_one_ticket(random_draw: RandomDraw) -> None:
    inputs = accept(random_draw.roster, random_draw.draw, random_draw.seed)
    tickets = tickets_of(inputs.roster, parse_announcement(random_draw.draw), inputs.seed.seed)
    by_digest: dict[str, set[tuple[str, str]]] = {}
    rows = random_draw.roster.decode().splitlines()[1:]
    for place, row in enumerate(rows):
        app_no, _, group, _, school, *_ = row.split(",")
        scope = school if inputs.announcement.ticket_scope == TicketScope.SCHOOL else "*"
        by_digest.setdefault(tickets.hexadecimal(place), set()).add((scope, group or app_no))
    assert all(len(strings) == 1 for strings in by_digest.values())
