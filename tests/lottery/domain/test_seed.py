"""Tests of the seed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.announcement import parse_announcement, render_announcement
from services.lottery.domain.errors import Refused
from services.lottery.domain.seed import derive, make_seed, parse_seed, seed_text
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import ANNOUNCEMENT, DICE, DRAND, THROWN, VALUES
from tests.spec.random_draws import RandomDraw, draws

DRAW = render_announcement(ANNOUNCEMENT)
SEED = make_seed(DRAW, VALUES)
DIGITS = st.text("0123456789", min_size=40, max_size=40)


def code_of(content: bytes, draw: bytes = DRAW) -> str:
    with pytest.raises(Refused) as refused:
        parse_seed(content, announcement=parse_announcement(draw), draw_sha256=sha256_hex(draw))
    return refused.value.code


def test_the_seed_is_the_hash_of_a_text_anybody_can_write() -> None:
    seed = parse_seed(SEED, announcement=ANNOUNCEMENT, draw_sha256=sha256_hex(DRAW))
    text = seed_text(seed.draw_sha256, seed.values)
    assert text == f"paiwei-seed/1\n{sha256_hex(DRAW)}\ndice={THROWN}\ndrand={VALUES['drand']}\n".encode()
    assert seed.seed == sha256_hex(text) == derive(seed.draw_sha256, seed.values)


@given(draws())
@settings(max_examples=40)
def test_the_same_announcement_and_values_make_the_same_file(random_draw: RandomDraw) -> None:
    announcement = parse_announcement(random_draw.draw)
    seed = parse_seed(random_draw.seed, announcement=announcement, draw_sha256=sha256_hex(random_draw.draw))
    assert make_seed(random_draw.draw, dict(seed.values)) == random_draw.seed


@given(DIGITS, DIGITS)
def test_other_digits_make_another_seed(one: str, other: str) -> None:
    assert (make_seed(DRAW, VALUES | {"dice": one}) == make_seed(DRAW, VALUES | {"dice": other})) == (one == other)


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_another_capacity_makes_another_seed(one: int, other: int) -> None:
    seats = [replace(ANNOUNCEMENT.seats[0], capacity=capacity) for capacity in (one, other)]
    made = [make_seed(render_announcement(replace(ANNOUNCEMENT, seats=(seat,))), VALUES) for seat in seats]
    assert (made[0] == made[1]) == (one == other)


def test_a_missing_optional_source_is_a_dash_and_a_required_one_is_refused() -> None:
    optional = render_announcement(replace(ANNOUNCEMENT, sources=(DICE, replace(DRAND, need="optional"))))
    assert b'["drand","-"]' in make_seed(optional, {"dice": THROWN})
    with pytest.raises(Refused) as refused:
        make_seed(DRAW, {"dice": THROWN})
    assert refused.value.code == "VALUE"


def test_a_source_that_was_not_announced_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        make_seed(DRAW, VALUES | {"extra": "1"})
    assert refused.value.code == "SEED_SOURCES"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"paiwei-seed/1", b"paiwei-seed/2", "SEED_ID"),
        (b"TEST-2023-01", b"TEST-2023-02", "SEED_ID"),
        (sha256_hex(DRAW).encode(), b"0" * 64, "DRAW_HASH"),
        (b'["dice"', b'["diced"', "SEED_SOURCES"),
        (THROWN.encode(), THROWN.encode()[1:], "VALUE_LENGTH"),
        (b'"657413:', b'"657414:', "ROUND"),
        (THROWN.encode(), THROWN.encode()[::-1], "SEED_HASH"),
    ],
)
def test_each_fault_has_its_code(old: bytes, new: bytes, code: str) -> None:
    assert old in SEED
    assert code_of(SEED.replace(old, new)) == code
