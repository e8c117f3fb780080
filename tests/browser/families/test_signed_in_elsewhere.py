"""The states of signing in that need patience, and the page of one's sessions."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import PHONE, press, sign_in
from tests.plugins.apart import apart


def ask_for_a_code(page: Page, address: str, phone: str = PHONE) -> None:
    """Type a phone number and send it."""
    page.goto(f"{address}/registration/u/140199/sign-in")
    page.get_by_label("手机号").fill(phone)
    press(page, "发短信给我")


def guess_wrong(page: Page, season: Season, times: int) -> None:
    """Send wrong digits."""
    wrong = "000000" if apart(season.code_for(PHONE)) != "000000" else "111111"
    for _ in range(times):
        page.get_by_label("6 个数字").fill(wrong)
        press(page, "继续")


def test_after_five_wrong_tries_one_asks_for_new_digits(phone: Page, address: str, season: Season) -> None:
    ask_for_a_code(phone, address)
    guess_wrong(phone, season, 5)
    expect(phone.locator("#code-e")).to_have_text("这 6 个数字已经不能用了。请再发一次短信，填新的。")
    assert_sound(phone, "sign-in-code-used-up")


def test_after_fifteen_the_phone_rests_and_the_page_says_until_when(phone: Page, address: str, season: Season) -> None:
    for _ in range(3):
        ask_for_a_code(phone, address)
        guess_wrong(phone, season, 5)
    ask_for_a_code(phone, address)
    expect(phone.get_by_role("alert")).to_contain_text("9月3日 16:00 以后可以再登录")
    assert_sound(phone, "sign-in-locked")
    season.clock.pass_by(timedelta(hours=1, minutes=1))
    sign_in(phone, address, season)
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的报名")


def test_too_many_messages_in_a_day(phone: Page, address: str) -> None:
    for _ in range(11):
        ask_for_a_code(phone, address)
    expect(phone.get_by_role("alert")).to_contain_text("今天已经给这个手机发了 10 次短信")
    assert_sound(phone, "sign-in-too-many")


def test_the_digits_are_too_old(phone: Page, address: str, season: Season) -> None:
    ask_for_a_code(phone, address)
    season.clock.pass_by(timedelta(minutes=6))
    phone.reload()
    expect(phone.get_by_text("以后就不能用了")).to_be_visible()
    assert_sound(phone, "sign-in-code-expired")
    press(phone, "再发一次")
    expect(phone.get_by_text("5 分钟内有效")).to_be_visible()


def test_where_one_is_signed_in_and_the_way_out_everywhere(
    phone: Page, desktop_without_script: Page, address: str, season: Season
) -> None:
    sign_in(desktop_without_script, address, season)
    season.clock.pass_by(timedelta(minutes=3))
    sign_in(phone, address, season)
    phone.get_by_role("link", name="在哪些手机上登录着").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("您的手机号现在登录了 2 处")
    assert_sound(phone, "sessions")
    press(phone, "在所有手机上退出")
    expect(phone.get_by_text("已经在所有手机上退出了")).to_be_visible()
    assert_sound(phone, "sign-in-left-everywhere")
    desktop_without_script.goto(f"{address}/registration/u/140199/mine")
    expect(desktop_without_script.get_by_role("heading", level=1)).to_have_text("用手机号登录")


def test_one_comes_back_to_the_page_one_wanted(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    season.clock.pass_by(timedelta(minutes=31))
    phone.goto(f"{address}/registration/u/140199/sessions")
    expect(phone.get_by_text("很久没有操作，为了安全已经退出")).to_be_visible()
    phone.get_by_label("手机号").fill(PHONE)
    press(phone, "发短信给我")
    phone.get_by_label("6 个数字").fill(apart(season.code_for(PHONE)))
    press(phone, "继续")
    assert phone.url.endswith("/sessions")
