"""A family registers a child on a phone, with scripts and without."""

import re

from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound, picture
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in


def register(page: Page, address: str, season: Season) -> None:
    """Walk from the home page to the receipt."""
    page.goto(f"{address}/registration/")
    page.get_by_role("link", name="开始报名").click()
    sign_in(page, address, season)
    press(page, "开始报名")
    fill_until_choices(page, Child())
    page.get_by_text("云泉县育才学校").click()
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("提交前再看一遍")
    press(page, "没有错，提交")
    expect(page.get_by_role("heading", level=1)).to_have_text("报名回执")


def test_on_a_phone_with_scripts(phone: Page, address: str, season: Season) -> None:
    register(phone, address, season)
    shown = phone.locator(".appno").inner_text()
    assert re.fullmatch(r"[2-9]\d{3} \d{4} \d{4}", shown)
    assert_sound(phone)
    picture(phone, "receipt")
    phone.get_by_role("link", name="看进度").click()
    expect(phone.get_by_text("正在核对。您现在不用做什么。")).to_be_visible()


def test_on_a_phone_without_scripts(phone_without_script: Page, address: str, season: Season) -> None:
    register(phone_without_script, address, season)
    expect(phone_without_script.locator(".qr svg")).to_be_visible()
