"""A difference is said in words and marked where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.differences import Pieces, describe, mark
from services.verification.domain.variants import GROUPS, are_variants, common_form


@pytest.mark.parametrize(
    ("claimed", "registered", "words"),
    [
        ("0004817", "0004871", "末两位 17、71 写反了"),
        ("0048017", "0084017", "第 3、4 位 48、84 写反了"),
        ("0004871", "0004872", "第 7 位不同：1、2"),
        ("叶兰", "葉兰", "第 1 个字不同：叶、葉，是同一个字的两种写法"),
        ("陈子浩", "陈子皓", "第 3 个字不同：浩、皓"),
        ("迪丽买买提", "迪丽·买买提", "登记里多“·”"),
        ("王小二", "王二", "登记里少“小”"),
        ("张三", "李四", "有 2 个字不同"),
        ("王五", "欧阳小六", "写法不一样"),
        ("一样", "一样", ""),
    ],
)
def test_the_difference_is_said_in_words(claimed: str, registered: str, words: str) -> None:
    assert describe(claimed, registered) == words


def text_of(pieces: Pieces, *, marked: bool | None = None) -> str:
    return "".join(piece.text for piece in pieces if marked in {None, piece.marked})


@given(st.text(alphabet="陈子浩皓12·"), st.text(alphabet="陈子浩皓12·"))
def test_the_pieces_are_the_text_and_what_is_not_marked_is_the_same_on_both_sides(one: str, other: str) -> None:
    left, right = mark(one, other)
    assert (text_of(left), text_of(right)) == (one, other)
    assert text_of(left, marked=False) == text_of(right, marked=False)
    assert bool(describe(one, other)) == (one != other)


def test_every_variant_stands_in_one_group() -> None:
    characters = "".join(GROUPS)
    assert len(characters) == len(set(characters))


def test_variants_are_known_both_ways() -> None:
    assert are_variants("叶", "葉")
    assert are_variants("葉", "叶")
    assert not are_variants("叶", "叶")
    assert not are_variants("浩", "皓")
    assert common_form("葉蘭") == "叶蓝"
