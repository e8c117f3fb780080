"""The words of the pages follow the data: sources, rules, statuses."""

import pytest

from services.lottery.store.notices import Source
from services.lottery.store.placements import Placement
from services.lottery.web.rules_in_words import rules_in_words
from services.lottery.web.wording import (
    schools_in_words,
    seat_name,
    shown_value,
    source_event,
    source_name,
    source_promise,
    status_words,
    waiting_word,
    with_weekday,
)
from tests.builders.draws import THROWN_AT, drand
from tests.builders.notices import KINDS, notice, source

SSQ = Source.model_validate(source("ssq", THROWN_AT))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_source_has_its_words(kind: str) -> None:
    one = Source.model_validate(source(kind, THROWN_AT))
    for said in (source_name(one), source_event(one), source_promise(one)):
        assert any("一" <= letter <= "龥" for letter in said)


def test_a_day_on_which_people_come_has_its_weekday() -> None:
    assert with_weekday(SSQ.at) == "9月15日（周五）15:00"


@pytest.mark.parametrize(
    ("kind", "value", "lines"),
    [
        ("digits", "617520209992505", ("61752 02099", "92505")),
        ("ssq", "2023107:03.08.14.21.27.32+11", ("2023107 期", "03 08 14 21 27 32 + 11")),
        ("drand", "657413:" + "ab" * 16, ("第 657413 个数", "abab abab abab abab", "abab abab abab abab")),
        ("hex", "-", ("没有到，按“-”算",)),
        ("reveal", "W1:00;W2:-", ("W1:00", "W2:-")),
    ],
)
def test_values_are_shown_in_lines_that_can_be_read_out(kind: str, value: str, lines: tuple[str, ...]) -> None:
    assert shown_value(Source.model_validate(source(kind, THROWN_AT)), value) == lines


def test_the_lottery_is_waited_for_by_its_name() -> None:
    assert (waiting_word(SSQ), waiting_word(Source.model_validate(drand()))) == ("等开奖", "等公布")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ["2 样", "星号", "填在最前面的那个志愿", "前面的志愿还可以候补", "两个都录取"]),
        ({"waitlist": "unplaced", "group_boundary": "split"}, ["那个志愿。", "一个录取、一个候补"]),
        ({"mechanism": "ia", "ticket_scope": "school"}, ["学校代码", "每所学校各有一个号", "先录把它填在第一志愿的"]),
        ({"group_boundary": "skip", "sources": [drand()]}, ["由这一样东西", "整组往后排"]),
    ],
)
def test_the_rules_are_those_of_this_draw(changes: dict[str, object], words: list[str]) -> None:
    said = "".join(rules_in_words(notice(**changes), several=True))
    assert [word for word in words if word not in said] == []


def test_with_one_choice_nothing_is_said_of_several() -> None:
    said = "".join(rules_in_words(notice(), several=False))
    assert "录满名额为止" in said
    assert "志愿" not in said


def test_a_class_of_seats_is_named_where_there_is_one() -> None:
    seat = notice().seats[0]
    assert seat_name(seat) == "育才学校"
    assert seat_name(seat.model_copy(update={"category": "BOARD"})) == "育才学校（BOARD）"


def test_few_schools_are_named_and_many_are_counted() -> None:
    assert schools_in_words(notice()) == "育才学校、启明学校"
    seats = [{"school": f"P{n}", "category": "ALL", "capacity": 1, "name": f"第{n}学校"} for n in range(3)]
    assert schools_in_words(notice(seats=seats)) == "3 所学校"


@pytest.mark.parametrize(
    ("status", "wait", "words"),
    [
        ("ADMIT", None, "录取"),
        ("MOVEUP", None, "递补录取"),
        ("WAIT", 4, "候补 4"),
        ("ELSE", None, "别校录取"),
        ("STRUCK", None, "剔除"),
    ],
)
def test_every_status_has_its_words(status: str, wait: int | None, words: str) -> None:
    assert status_words(Placement("P01", "ALL", 1, 1, "1001", "", 1, 1, "0" * 64, status, wait)) == words
