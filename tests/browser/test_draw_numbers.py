"""A family looks its number up, before and after the result, with and without scripts, and can recompute it."""

import hashlib
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.draws import RunningLottery, lottery, many_choices_county, one_choice_county
from tests.builders.draws import number

__all__ = ["lottery"]
UNKNOWN = number(500_000)
MISCOPIED = UNKNOWN[:-1] + str((int(UNKNOWN[-1]) + 1) % 10)


def look_up(page: Page, app_no: str) -> None:
    page.get_by_label("报名号", exact=True).fill(app_no)
    page.get_by_role("button", name=re.compile("查")).click()


def with_result(page: Page, address: str, results: str, wanted: str) -> str:
    """The number on the first line of the lot's result that ends as wanted."""
    answer = page.request.get(f"{address}/files/results.csv")
    rows = [line.split(",") for line in answer.text().splitlines()[1:]]
    return next(row[3] for row in rows if row[0] == results and row[8] == wanted and not row[4])


def assert_recipe_gives_the_ticket(page: Page) -> None:
    recipe = page.locator("main code.long").first.inner_text()
    shown = page.locator("figure.fp .g").all_inner_texts()[:16]
    assert hashlib.sha256(recipe.encode()).hexdigest() == "".join(shown)


@pytest.mark.parametrize("script", [True, False])
def test_a_number_on_the_frozen_roster_is_found(
    lottery: RunningLottery, phone: Page, phone_without_script: Page, script: bool
) -> None:
    page = phone if script else phone_without_script
    page.goto(lottery.with_draw(one_choice_county(), last="freeze"))
    app_no = number(7)
    look_up(page, f" {app_no[:4]}-{app_no[4:8]} {app_no[8:]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("在封存的名册里")
    expect(page.get_by_role("rowheader", name="育才学校")).to_be_visible()
    if script:
        assert_sound(page, "my-number-frozen")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填报名号，在回执上"),
        ("张三", "报名号只有数字和大写字母"),
        (UNKNOWN, "名册里没有这个报名号"),
        (MISCOPIED, "这个报名号抄错了一位"),
    ],
)
def test_a_wrong_number_is_explained_beside_the_field_and_kept(
    lottery: RunningLottery, phone: Page, typed: str, sentence: str
) -> None:
    phone.goto(lottery.with_draw(one_choice_county(), last="freeze"))
    look_up(phone, typed)
    expect(phone.locator("#app_no-e")).to_contain_text(sentence)
    expect(phone.get_by_label("报名号", exact=True)).to_have_value(typed)
    assert phone.title().startswith("错误：")
    assert_sound(phone, "draw-error")


def test_a_child_that_waits_sees_the_distance_and_the_recipe(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="publish")
    phone.goto(address)
    look_up(phone, with_result(phone, address, "P01", "WAIT"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("候补第")
    expect(phone.get_by_text("差多远")).to_be_visible()
    expect(phone.get_by_text("就不一样：您是")).to_be_visible()
    expect(phone.get_by_text(re.compile("前面(还有 [0-9]+ 个候补|没有别的候补)"))).to_be_visible()
    assert_recipe_gives_the_ticket(phone)
    assert_sound(phone, "my-number-waiting")


def test_an_admitted_child_sees_until_when_to_confirm(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="publish")
    phone.goto(address)
    look_up(phone, with_result(phone, address, "P02", "ADMIT"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("录取了")
    expect(phone.get_by_text("请在 9月22日 18:00 前确认入学")).to_be_visible()
    assert_recipe_gives_the_ticket(phone)
    assert_sound(phone, "my-number-admitted")


def test_twins_share_one_ticket(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="publish")
    phone.goto(f"{address}/numbers/{number(0)}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("录取了，两个孩子都录取")
    expect(phone.get_by_text("一起派位的孩子用一个号")).to_be_visible()
    assert_recipe_gives_the_ticket(phone)
    assert_sound(phone, "my-number-twins")


def test_a_child_with_several_choices_sees_each(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(many_choices_county(), last="publish")
    phone.goto(f"{address}/numbers/{number(2)}")
    expect(phone.get_by_text("报的志愿")).to_be_visible()
    assert phone.locator("main tbody tr").count() == 3
    assert_recipe_gives_the_ticket(phone)
    assert_sound(phone, "my-number-choices")


def test_a_number_that_is_on_no_roster_has_no_page(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="freeze")
    answer = phone.goto(f"{address}/numbers/{UNKNOWN}")
    assert answer is not None
    assert answer.status == 404
    expect(phone.get_by_role("heading", level=1)).to_have_text("名册里没有这个报名号")
    expect(phone.get_by_label("报名号", exact=True)).to_have_value(UNKNOWN)
    assert_sound(phone, "my-number-absent")


def test_a_miscopied_number_says_that_a_digit_is_wrong(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="freeze")
    phone.goto(f"{address}/numbers/{MISCOPIED}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("这个报名号抄错了一位")
    assert_sound(phone, "my-number-miscopied")


def test_before_the_freeze_the_page_says_from_when_it_has_something(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="announce")
    phone.goto(f"{address}/numbers/{number(7)}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("名册还没有封存")
    expect(phone.get_by_text("9月12日 18:00")).to_be_visible()
    assert_sound(phone, "my-number-early")


def test_in_a_void_draw_the_page_says_that_nothing_came_of_it(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="freeze", void=True)
    phone.goto(f"{address}/numbers/{number(7)}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("这次派位作废了，没有产生任何结果")
    assert_sound(phone, "my-number-void")


def test_the_number_needs_no_script(lottery: RunningLottery, phone_without_script: Page) -> None:
    address = lottery.with_draw(many_choices_county(), last="publish")
    page = phone_without_script
    page.goto(f"{address}/numbers/{number(2)}")
    page.get_by_text("别的志愿的派位号和录取线").click()
    expect(page.locator("details[open] figure.fp").first).to_be_visible()
    link = page.get_by_role("link", name="打印（PDF）").get_attribute("href")
    sheet = page.request.get(f"{address.partition('/draws/')[0]}{link}")
    assert sheet.headers["content-type"] == "application/pdf"
