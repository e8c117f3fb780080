"""The home page follows the calendar, the check page hides numbers, the chain ends where nothing comes."""

from datetime import datetime, timedelta

from services.registration.domain.form.items import registration_items
from services.registration.domain.unit import Calendar
from services.registration.web.family_pages.check_view import form_sections
from services.registration.web.public_pages.collected import collected, not_asked
from services.registration.web.public_pages.home_view import calendar_lines, home_view, today
from tests.builders.registration import CHILD_NUMBER, NOW, a_form, a_unit

UNIT = a_unit()


def moments() -> tuple[datetime, datetime]:
    """Return the window of registration."""
    opens, closes = UNIT.calendar.registration_opens, UNIT.calendar.registration_closes
    assert opens is not None
    assert closes is not None
    return opens, closes


def test_the_home_page_says_what_can_be_done_now() -> None:
    opens, closes = moments()
    assert today(UNIT.calendar, opens - timedelta(seconds=1)).heading == "还没有开始报名"
    assert today(UNIT.calendar, opens).may_register
    assert today(UNIT.calendar, closes - timedelta(hours=27)).sentences[0] == (
        "<b>9月5日 18:00</b> 截止，还有 1 天 3 小时。"
    )
    assert not today(UNIT.calendar, closes).may_register


def test_after_the_draw_the_results_are_there() -> None:
    draw = UNIT.calendar.draw
    assert draw is not None
    assert "登录就能看到结果" in today(UNIT.calendar, draw).sentences[1]
    assert "公开派位" in today(UNIT.calendar, draw - timedelta(seconds=1)).sentences[1]


def test_the_calendar_holds_only_what_the_unit_has_fixed() -> None:
    assert calendar_lines(Calendar(), NOW) == ()
    assert today(Calendar(), NOW).may_register
    lines = calendar_lines(UNIT.calendar, NOW)
    assert [line.state for line in lines] == ["now", "", "", ""]
    assert [line.sign for line in lines] == ["1", "2", "3", "4"]


def test_schools_are_counted_by_kind() -> None:
    assert [link.label for link in home_view(UNIT, NOW).schools] == ["公办学校 1 所", "民办学校 2 所"]


def test_the_check_page_shows_every_answer_and_only_the_tail_of_numbers() -> None:
    sections = form_sections(a_form(), None, UNIT)
    shown = " ".join(f"{row.label} {row.value} {row.more}" for section in sections for row in section.rows)
    for words in (
        "林知夏，女",
        f"尾号 {CHILD_NUMBER[-4:]}",
        "2017年3月12日出生",
        "汉族",
        "周敏，母亲",
        "139****1234",
        "和现住址一样",
    ):
        assert words in shown
    assert CHILD_NUMBER not in shown
    assert "13900001234" not in shown


def test_what_is_collected_lists_the_table_and_nothing_twice() -> None:
    names = [item.name for group in collected() for item in group.items]
    assert len(names) == len(set(names)) > len(registration_items())
    assert "第 1 项 孩子的姓名" in names
    assert "职务" in not_asked("do_not_collect")
