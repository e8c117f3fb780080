"""What families are told: the result first, then what is safe; short messages stay short."""

from dataclasses import replace

import pytest

from services.registration.domain.results import OUTCOMES, ResultRow, parse_results
from services.registration.domain.told import (
    LONGEST,
    DrawTold,
    letter_words,
    result_message,
    roster_message,
    roster_rows_of,
    roster_words,
)
from services.registration.domain.unit import Unit
from tests.builders.registration import a_school, a_unit
from tests.builders.results import DRAW_SHA256, PUBLISHED, about_draw, results_csv

NUMBER = "295570855375"
ROSTER = (
    "app_no,pid,group,choice,school,category,tier\n"
    f"{NUMBER},aa,{NUMBER},1,P01,ALL,1\n{NUMBER},aa,{NUMBER},2,P02,ALL,1\n"
).encode()
DRAW = DrawTold("140123-2023-01", "电脑派位", "https://sunny.example/d", "ab" * 32, PUBLISHED, about_draw().confirm_by)
NEVER = ("很遗憾", "落选", "未中签", "感谢您的理解", "恭喜")


def test_a_number_of_the_long_format_is_named_by_its_end() -> None:
    long = "7K4209386ABCDEFGH"
    roster = ROSTER.replace(NUMBER.encode(), long.encode())
    admitted = parse_results(results_csv(roster, {(long, "P01"): "ADMIT"}))
    for said in (
        result_message(admitted, DRAW, unit_with_long_names()),
        roster_message(roster_rows_of(roster), DRAW_SHA256, unit_with_long_names()),
    ):
        assert len(said) <= LONGEST
        assert "尾号CDEFGH" in said


def unit_with_long_names() -> Unit:
    names = "山西省太原市娄烦县天池店乡红星实验双语寄宿制学校（南校区）"
    lots = tuple(replace(a_school(code), name=f"{names}{code}") for code in ("P01", "P02"))
    return replace(a_unit(), schools=lots, authority="娄烦县教育局")


def rows(first: str, second: str = "ELSE") -> tuple[ResultRow, ...]:
    return parse_results(results_csv(ROSTER, {(NUMBER, "P01"): first, (NUMBER, "P02"): second}))


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("unit", [a_unit(), unit_with_long_names()], ids=["short", "long"])
def test_a_short_message_is_short_names_the_unit_first_and_shows_the_hash(outcome: str, unit: Unit) -> None:
    said = result_message(rows("WAIT 123456789" if outcome == "WAIT" else outcome), DRAW, unit)
    assert len(said) <= LONGEST
    assert said.startswith("【娄烦县教育局】")
    assert NUMBER in said
    assert DRAW.results_sha256[:8] in said
    assert not any(word in said for word in NEVER)


@pytest.mark.parametrize("unit", [a_unit(), unit_with_long_names()], ids=["short", "long"])
def test_the_message_of_the_freeze_is_short_too(unit: Unit) -> None:
    said = roster_message(roster_rows_of(ROSTER), DRAW_SHA256, unit)
    assert len(said) <= LONGEST
    assert NUMBER in said
    assert DRAW_SHA256[:8] in said


def test_the_own_row_is_said_in_words() -> None:
    said = roster_words(roster_rows_of(ROSTER), a_unit())
    assert said == "第 1 志愿P01学校，第 2 志愿P02学校；第 1 优先级（户籍在本县）；和一起报名的孩子绑在一起派位。"


@pytest.mark.parametrize("asked", [False, True])
def test_who_asked_to_be_bound_and_is_not_reads_where_it_says_why(asked: bool) -> None:
    alone = ROSTER.replace(f",aa,{NUMBER},".encode(), b",aa,,")
    said = roster_words(roster_rows_of(alone), a_unit(), asked=asked)
    assert "；单独派位" in said
    assert ("封存时没有绑上" in said) is asked


def test_who_waits_learns_how_many_stand_before_and_no_promise() -> None:
    words = letter_words(rows("WAIT 8"), DRAW, a_unit())
    assert words.headline == "这次没有派中，P01学校候补第 8 位。"
    assert words.first.startswith("公办学位还留着")
    assert "前面还有 7 位" in words.figures[0]
    assert "谁也说不准" in words.then


def test_the_words_of_the_policy_come_before_ours() -> None:
    draw = replace(DRAW, admitted="到学校领通知。", not_placed="城关小学的学位还留着。")
    assert letter_words(rows("ADMIT"), draw, a_unit()).first == "到学校领通知。"
    assert letter_words(rows("ELSE"), draw, a_unit()).first == "城关小学的学位还留着。"


def test_without_a_date_to_confirm_none_is_invented() -> None:
    draw = replace(DRAW, confirm_by=None)
    assert "月" not in result_message(rows("ADMIT"), draw, a_unit())
    assert "月" not in letter_words(rows("ADMIT"), draw, a_unit()).first
