"""Tests of the announcement."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.announcement import parse_announcement, render_announcement
from services.lottery.domain.errors import Refused
from services.lottery.domain.seats import Seat
from services.lottery.domain.seed import parse_seed
from shared.crypto.hashing import sha256_hex
from shared.errors import Kind
from tests.builders.draw_files import ANNOUNCEMENT, DICE, drawn
from tests.spec.random_draws import RandomDraw, draws

WRITTEN = render_announcement(ANNOUNCEMENT)


def code_of(old: str, new: str) -> str:
    content = WRITTEN.decode()
    assert old in content
    with pytest.raises(Refused) as refused:
        parse_announcement(content.replace(old, new, 1).encode())
    return refused.value.code


def test_what_is_written_is_read_back() -> None:
    assert parse_announcement(WRITTEN) == ANNOUNCEMENT


@given(draws())
@settings(max_examples=40)
def test_writing_is_the_inverse_of_reading(random_draw: RandomDraw) -> None:
    assert render_announcement(parse_announcement(random_draw.draw)) == random_draw.draw


@given(st.integers(0, len(WRITTEN) - 1), st.binary(min_size=1, max_size=1))
def test_a_changed_byte_is_refused_or_is_another_announcement_for_which_the_seed_does_not_hold(
    place: int, byte: bytes
) -> None:
    files = drawn([])
    changed = files.draw[:place] + byte + files.draw[place + 1 :]
    if changed == files.draw:
        return
    try:
        announcement = parse_announcement(changed)
    except Refused:
        return
    assert announcement != parse_announcement(files.draw)
    with pytest.raises(Refused) as refused:
        parse_seed(files.seed, announcement=announcement, draw_sha256=sha256_hex(changed))
    assert refused.value.code in {"SEED_ID", "DRAW_HASH"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("paiwei-draw/1", "paiwei-draw/2", "SPEC"),
        ("TEST-2023-01", "-TEST", "DRAW_ID"),
        ('"da"', '"DA"', "RULES"),
        ('"all"', '"none"', "RULES"),
        ('"prev":"0', '"prev":"g', "HEX"),
        ('"seq":1', '"seq":1000000000', "INT"),
        ('"S01","ALL",2', '"S02","ALL",2', "SEATS"),
        ('"S01","ALL",2', '"S03","ALL",2', "SEATS_ORDER"),
        ('"dice","digits","required"', '"drand","digits","required"', "SOURCES"),
        ('"digits","required"', '"digits","needed"', "SOURCE"),
        ('"seq":1', '"seq":-1', "LAYOUT"),
    ],
)
def test_each_fault_has_its_code(old: str, new: str, code: str) -> None:
    assert code_of(old, new) == code


@pytest.mark.parametrize("title", ['a"b', "a\\b", "a\nb", "a\u200bb"])
def test_an_announcement_that_no_file_can_say_is_not_written(title: str) -> None:
    with pytest.raises(Refused):
        render_announcement(replace(ANNOUNCEMENT, title=title))


def test_a_name_cannot_smuggle_in_a_seat() -> None:
    smuggled = Seat("S01", "ALL", 2, '甲"],\n["S015","ALL",99,"乙')
    with pytest.raises(Refused) as refused:
        render_announcement(replace(ANNOUNCEMENT, seats=(smuggled,)))
    assert refused.value.code == "LAYOUT"


def test_the_faults_of_sources_come_after_those_of_seats() -> None:
    with pytest.raises(Refused) as refused:
        render_announcement(replace(ANNOUNCEMENT, seats=(Seat("s", "ALL", 1, ""),), sources=(replace(DICE, kind="x"),)))
    assert (refused.value.code, refused.value.kind) == ("SEATS", Kind.INVALID)
    assert str(refused.value).startswith("SEATS ")
