"""After sending: pressed twice is once, corrections make new receipts, anybody can check one, twins share a number."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from services.registration.domain.unit import Unit
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season, a_unit
from tests.browser.families.walk import Child, fill_until_choices, number, press, sign_in

SECOND = Child("林知秋", number("140199", "20170312", "993"))


@pytest.fixture
def at_the_end(phone: Page, address: str, season: Season) -> Page:
    """The check page of a form that is complete, with one private school."""
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    return phone


def test_pressing_twice_is_once(at_the_end: Page) -> None:
    page = at_the_end
    page.evaluate("document.querySelector('form[action$=check]').setAttribute('target', 'one')")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="没有错，提交").click()
    first = opened.value.locator(".appno").inner_text()
    page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('form[action$=check]'))")
    page.evaluate("document.querySelector('form[action$=check]').removeAttribute('target')")
    with page.expect_navigation():
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('form[action$=check]'))")
    assert page.locator(".appno").inner_text() == first
    page.goto(page.url.partition("/applications")[0] + "/mine")
    expect(page.get_by_role("link", name="林知夏")).to_have_count(1)


PRESS_TWICE = """() => {
  const button = document.querySelector('form[action$=check] button');
  const stopped = [];
  document.addEventListener('submit', (event) => { stopped.push(event.defaultPrevented); event.preventDefault(); });
  button.click();
  button.click();
  return [button.textContent, stopped];
}"""


def test_the_button_guards_itself_against_a_second_press(at_the_end: Page) -> None:
    assert at_the_end.evaluate(PRESS_TWICE) == ["正在提交…", [False, True]]


def test_a_correction_gives_a_new_receipt_and_the_old_one_says_so(at_the_end: Page, address: str) -> None:
    page = at_the_end
    press(page, "没有错，提交")
    shown = page.locator(".appno").inner_text()
    old = checked_at(page, address)
    page.get_by_role("link", name="看进度").click()
    press(page, "改报名")
    page.get_by_role("link", name="户籍和住处的现在住在").click()
    page.get_by_label("孩子现在住在哪里").fill("城关街道南街2号")
    press(page)
    expect(page.get_by_text("城关街道南街2号")).to_be_visible()
    expect(page.get_by_text("和孩子住在一起")).to_have_count(2)
    press(page, "没有错，提交")
    assert page.locator(".appno").inner_text() == shown
    expect(page.get_by_text("第 2 版")).to_be_visible()
    page.context.clear_cookies()
    page.goto(old)
    expect(page.get_by_text("后来改过")).to_be_visible()
    assert_sound(page, "receipt-superseded")
    assert "林知夏" not in page.content()


def checked_at(page: Page, address: str) -> str:
    """Return the address that the code of the receipt on this page leads to, on this machine."""
    fingerprint = "".join(page.locator(".fp .g").all_inner_texts())
    shown = page.locator(".appno").inner_text().replace(" ", "")
    return f"{address}/registration/u/140199/r/{shown}/1/{fingerprint[:32]}"


def test_a_genuine_receipt_opens_without_signing_in(at_the_end: Page, address: str) -> None:
    press(at_the_end, "没有错，提交")
    where = checked_at(at_the_end, address)
    at_the_end.context.clear_cookies()
    at_the_end.goto(where)
    expect(at_the_end.get_by_role("heading", level=1)).to_have_text("这张回执是真的")
    assert_sound(at_the_end, "receipt-genuine")
    for personal in ("林知夏", "周敏", "9907", "0521"):
        assert personal not in at_the_end.content()


def test_taking_it_back(at_the_end: Page) -> None:
    press(at_the_end, "没有错，提交")
    at_the_end.get_by_role("link", name="看进度").click()
    at_the_end.get_by_role("link", name="不报了").click()
    press(at_the_end, "撤回这份报名")
    expect(at_the_end.get_by_text("这份报名已经撤回")).to_be_visible()


def test_twins_are_asked_whether_they_share_a_number(at_the_end: Page) -> None:
    page = at_the_end
    press(page, "没有错，提交")
    first = page.locator(".appno").inner_text()
    page.goto(page.url.partition("/applications")[0] + "/mine")
    press(page, "再报一个孩子")
    fill_until_choices(page, SECOND)
    press(page)
    expect(page.get_by_text("一起还是分开，两种办法都可以")).to_have_count(2)
    assert_sound(page, "choices-twins-error")
    page.get_by_text("云泉县启明学校").click()
    page.get_by_text("和林知夏一起：用同一个号").click()
    press(page)
    expect(page.get_by_text("一起派位的孩子，学校和顺序要完全一样")).to_have_count(2)
    page.get_by_role("radio", name=re.compile("^云泉县育才学校")).check(force=True)
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("提交前再看一遍")
    press(page, "没有错，提交")
    expect(page.get_by_text(f"报名号 {first}")).to_be_visible()
    assert_sound(page, "receipt-twins")


def test_after_the_close_nothing_can_be_sent_and_the_draft_stays(at_the_end: Page, season: Season) -> None:
    season.clock.pass_by(timedelta(minutes=10))
    closes = season.unit.calendar.registration_closes
    assert closes is not None
    soon = replace(season.unit.calendar, registration_closes=season.clock.now())
    season.load(replace(season.unit, calendar=soon))
    press(at_the_end, "没有错，提交")
    expect(at_the_end.get_by_text("网上报名 9月3日 15:10 结束了")).to_be_visible()
    expect(at_the_end.get_by_text("林知夏，女")).to_be_visible()


def test_three_choices_stand_in_the_order_of_the_family(
    phone: Page, serve_season: Callable[[Unit], str], season: Season
) -> None:
    address = serve_season(a_unit(max_choices=3))
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_label("第一志愿").select_option(label="云泉县博文学校")
    phone.get_by_label("第二志愿").select_option(label="云泉县博文学校")
    press(phone)
    expect(phone.get_by_text("这所学校前面已经选过了")).to_have_count(2)
    assert_sound(phone, "choices-three-error")
    phone.get_by_label("第二志愿").select_option(label="云泉县育才学校")
    press(phone)
    expect(phone.get_by_text("云泉县博文学校、云泉县育才学校")).to_be_visible()


def test_exact_chances_are_shown_where_they_are_true(
    phone: Page, serve_season: Callable[[Unit], str], season: Season
) -> None:
    plain = a_unit()
    scarce = tuple(replace(school, seats=1) if school.school_code == "P01" else school for school in plain.schools)
    address = serve_season(replace(plain, tiers=plain.tiers[-1:], schools=scarce))
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    press(phone, "没有错，提交")
    phone.goto(phone.url.partition("/applications")[0] + "/mine")
    press(phone, "再报一个孩子")
    fill_until_choices(phone, SECOND)
    expect(phone.get_by_text("招 1，已报 1，机会 50.0%")).to_be_visible()
    expect(phone.get_by_role("row", name="只录取一个")).to_have_text(re.compile("0\\s*100.0%"))
    assert_sound(phone, "choices-exact")
