"""A page that is watched changes by itself: whole numbers are replaced, nothing moves, the focus stays where it is."""

from operator import methodcaller

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import WIDE, assert_sound, picture
from tests.browser.draws import RunningLottery, lottery, one_choice_county
from tests.browser.moments import HALL, next_digit, rows_read, thrown
from tests.builders.ceremonies import OFFICER
from tests.builders.draws import DICE

__all__ = ["lottery"]
HURRY = "document.querySelector('[data-stream]').setAttribute('data-spread', '0')"
"""Ask at once for a page that changed as a whole, where a crowd would spread out."""


@pytest.fixture
def hurried(phone: Page) -> Page:
    """A phone that does not wait for its turn."""
    phone.add_init_script(f"document.addEventListener('readystatechange', () => {{ {HURRY} }}, {{once: true}})")
    return phone


def test_digits_appear_on_the_phone_as_they_are_thrown(lottery: RunningLottery, hurried: Page) -> None:
    made = one_choice_county()
    address = lottery.with_draw(made, last="freeze", then=thrown(10), clock=HALL)
    hurried.goto(address)
    field = hurried.get_by_label("报名号")
    field.fill("8621")
    field.focus()
    lottery.go_on(address, made, lambda ceremony: next_digit(ceremony, 11))
    expect(hurried.get_by_text("现在：掷数，已有 11 个，还差 29 个")).to_be_visible()
    expect(hurried.get_by_role("status")).to_have_text(f"第 11 个数：{DICE[10]}")
    expect(field).to_be_focused()
    expect(field).to_have_value("8621")
    lottery.go_on(address, made, lambda ceremony: ceremony.type("dice", 12, DICE[11], who=OFFICER))
    expect(hurried.locator(".digits u")).to_have_text(DICE[11])
    lottery.go_on(address, made, lambda ceremony: next_digit(ceremony, 12))
    expect(hurried.locator(".digits u")).to_have_count(0)
    assert_sound(hurried)


def test_a_page_becomes_the_next_one_by_itself(lottery: RunningLottery, hurried: Page) -> None:
    made = one_choice_county()
    address = lottery.with_draw(made, last="freeze", clock=HALL)
    hurried.goto(address)
    expect(hurried.get_by_role("heading", name="名册已经封存，这是它的指纹")).to_be_visible()
    lottery.go_on(address, made, rows_read(1))
    expect(hurried.get_by_role("heading", level=1)).to_have_text("正在派位：念指纹")
    expect(hurried).to_have_title("正在派位：念指纹 - 阳光招生 - 云泉县教育局")
    for step in ("close", "seed", "draw", "publish"):
        lottery.go_on(address, made, methodcaller("go_on_to", step))
    expect(hurried.get_by_role("heading", level=1)).to_have_text("派位结果：3 所学校")
    assert_sound(hurried)


def test_nobody_who_types_loses_the_page_below_the_fingers(lottery: RunningLottery, hurried: Page) -> None:
    made = one_choice_county()
    address = lottery.with_draw(made, last="freeze", clock=HALL)
    hurried.goto(address)
    hurried.get_by_label("报名号").fill("8621")
    with hurried.expect_response(address):
        lottery.go_on(address, made, rows_read(1))
    expect(hurried.get_by_label("报名号")).to_be_focused()
    expect(hurried.get_by_label("报名号")).to_have_value("8621")


def test_the_screen_follows_and_says_when_the_network_is_lost(lottery: RunningLottery, desktop: Page) -> None:
    made = one_choice_county()
    address = lottery.with_draw(made, last="freeze", then=thrown(20), clock=HALL)
    desktop.clock.install()
    desktop.goto(f"{address}/screen")
    lottery.go_on(address, made, lambda ceremony: next_digit(ceremony, 21))
    expect(desktop.locator(".throws > b")).to_have_count(21)
    expect(desktop.locator("[data-lost]")).to_be_hidden()
    desktop.context.set_offline(True)
    desktop.clock.run_for(70_000)
    expect(desktop.get_by_text("网络断了。这是")).to_be_visible()
    desktop.set_viewport_size(WIDE)
    picture(desktop, "screen-lost")
    expect(desktop.locator(".throws > b")).to_have_count(21)


def test_without_a_stream_the_page_is_read_anew(lottery: RunningLottery, phone: Page) -> None:
    made = one_choice_county()
    address = lottery.with_draw(made, last="freeze", then=thrown(10), clock=HALL)
    phone.add_init_script("delete window.EventSource")
    phone.clock.install()
    phone.goto(address)
    lottery.go_on(address, made, lambda ceremony: next_digit(ceremony, 11))
    phone.clock.run_for(61_000)
    expect(phone.get_by_text("现在：掷数，已有 11 个，还差 29 个")).to_be_visible()
