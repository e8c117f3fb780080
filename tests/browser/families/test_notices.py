"""The notices: open to everybody, every version and every text that was shown; a changed one is shown again."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from services.registration.domain.unit import Privacy
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in

OFFICER = Privacy("李老师", "0351-555 0123", "太原市教育局", "0351-555 0100")


@pytest.mark.parametrize("notice", ["children", "privacy", "draw-rows", "sms"])
def test_everybody_can_read_them(phone: Page, address: str, notice: str) -> None:
    phone.goto(f"{address}/registration/notices/{notice}")
    expect(phone.get_by_role("heading", level=2).last).to_have_text("各版")
    assert_sound(phone, f"notice-{notice}")
    phone.get_by_role("link", name="第 1 版").click()
    expect(phone.get_by_text("这一页的指纹")).to_be_visible()


def test_the_list_and_how_long_everything_is_kept(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/notices")
    assert_sound(phone, "notices")
    phone.get_by_role("link", name="存多久").click()
    expect(phone.get_by_text("备份最多再留")).to_be_visible()
    assert_sound(phone, "how-long")


def test_a_text_that_changes_before_sending_is_shown_again(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    press(phone, "开始报名")
    expect(phone.get_by_text("填以前看一下")).to_be_visible()
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    season.load(replace(season.unit, privacy=OFFICER))
    press(phone, "没有错，提交")
    expect(phone.get_by_text("给您看的说明刚改过")).to_be_visible()
    assert_sound(phone, "check-notices-changed")
    press(phone, "没有错，提交")
    expect(phone.locator(".appno")).to_be_visible()
    phone.goto(phone.url.partition("/applications")[0] + "/my-data")
    phone.get_by_role("link", name="儿童个人信息保护规则，第 1 版").first.click()
    expect(phone.get_by_text("给您看过的说明")).to_be_visible()
    assert_sound(phone, "notice-text")
