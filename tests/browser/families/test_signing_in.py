"""Signing in: what can go wrong with the phone, the code, the session."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.families.season import Season
from tests.browser.families.walk import PHONE, press, sign_in
from tests.plugins.apart import apart


def ask_for_a_code(page: Page, address: str, phone: str = PHONE) -> None:
    """Type a phone number and send it."""
    page.goto(f"{address}/registration/u/140199/sign-in")
    page.get_by_label("手机号").fill(phone)
    press(page, "发短信给我")


def test_a_wrong_phone_number_is_kept(phone: Page, address: str) -> None:
    ask_for_a_code(phone, address, "12345")
    expect(phone.get_by_label("手机号")).to_have_value("12345")
    expect(phone.get_by_text("手机号是 11 位数字")).to_have_count(2)


def test_the_number_is_masked_and_stands_in_no_address(phone: Page, address: str) -> None:
    ask_for_a_code(phone, address, "１３９ ００９９ ０５２１")
    expect(phone.get_by_text("139****0521")).to_be_visible()
    assert "1390" not in phone.url
    assert PHONE not in phone.content()


def test_a_wrong_code_says_how_often_one_can_try(phone: Page, address: str, season: Season) -> None:
    ask_for_a_code(phone, address)
    right = apart(season.code_for(PHONE))
    phone.get_by_label("6 个数字").fill("000000" if right != "000000" else "111111")
    press(phone, "继续")
    expect(phone.locator("#code-e")).to_have_text("这 6 个数字和短信里的不一样。请看最新的一条短信，还可以再试 4 次。")
    phone.get_by_label("6 个数字").fill(f"{right[:3]} {right[3:]}")
    press(phone, "继续")
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的报名")


def test_a_second_message_needs_a_moment_and_then_the_first_code_is_no_good(
    phone: Page, address: str, season: Season
) -> None:
    ask_for_a_code(phone, address)
    first = apart(season.code_for(PHONE))
    season.clock.pass_by(timedelta(minutes=2))
    press(phone, "再发一次")
    second = apart(season.code_for(PHONE))
    phone.get_by_label("6 个数字").fill(second)
    press(phone, "继续")
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的报名")
    assert len(first) == len(second) == 6


def test_the_page_of_the_code_alone_leads_back_to_the_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/sign-in/code")
    expect(phone.get_by_role("heading", level=1)).to_have_text("用手机号登录")


def test_after_half_an_hour_one_signs_in_again_and_everything_is_there(
    phone: Page, address: str, season: Season
) -> None:
    sign_in(phone, address, season)
    press(phone, "开始报名")
    phone.get_by_label("姓名").fill("林知夏")
    press(phone)
    season.clock.pass_by(timedelta(minutes=31))
    press(phone)
    expect(phone.get_by_text("很久没有操作，为了安全已经退出")).to_be_visible()
    sign_in(phone, address, season)
    phone.get_by_role("link", name="林知夏，接着填").click()
    expect(phone.get_by_label("姓名")).to_have_value("林知夏")


def test_signing_out_ends_the_session_also_for_an_old_cookie(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    old = phone.context.cookies()
    press(phone, "退出")
    session = next(one for one in old if one.get("name") == "family")
    phone.context.add_cookies([{"name": "family", "value": session.get("value", ""), "url": address}])
    phone.goto(f"{address}/registration/u/140199/mine")
    expect(phone.get_by_role("heading", level=1)).to_have_text("用手机号登录")


def test_a_first_visitor_is_not_told_of_an_ended_session(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/")
    phone.get_by_role("link", name="开始报名").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("用手机号登录")
    expect(phone.get_by_text("请再登录一次")).to_have_count(0)
