"""长辈版: larger text and targets on the same pages, by a button, remembered, and undone."""

from playwright.sync_api import Page, expect

from tests.browser.checks import PHONE as SMALL
from tests.browser.checks import assert_accessible, assert_no_sideways_scroll, assert_targets, picture
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in


def test_the_pages_fit_in_every_size(phone: Page, address: str, season: Season) -> None:
    phone.goto(f"{address}/registration/")
    expect_fit_in_every_size(phone, "front")
    sign_in(phone, address, season)
    press(phone, "开始报名")
    expect_fit_in_every_size(phone, "child")
    fill_until_choices(phone, Child())
    expect_fit_in_every_size(phone, "choices")
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    expect_fit_in_every_size(phone, "check")
    press(phone, "没有错，提交")
    expect_fit_in_every_size(phone, "receipt")
    phone.get_by_role("link", name="看进度").click()
    expect_fit_in_every_size(phone, "status")


def expect_fit_in_every_size(page: Page, name: str) -> None:
    """Expect that a page is sound on a phone in the three larger sizes; then go back to the ordinary one."""
    assert page.viewport_size == SMALL
    press(page, "长辈版")
    for size, words in enumerate(("大字", "特大", "最大"), 1):
        press(page, words)
        picture(page, f"elder{size}-{name}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        assert_targets(page)
    press(page, "普通版")


def test_errors_are_sound_in_the_larger_size(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/sign-in")
    press(phone, "长辈版")
    press(phone, "发短信给我")
    picture(phone, "elder1-error")
    assert_accessible(phone)
    assert_no_sideways_scroll(phone)
    assert_targets(phone)


def test_the_button_goes_back_to_the_same_page_and_can_be_undone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/schools")
    ordinary = phone.evaluate("parseFloat(getComputedStyle(document.querySelector('p')).fontSize)")
    press(phone, "长辈版")
    assert phone.url.endswith("/registration/u/140199/schools")
    larger = phone.evaluate("parseFloat(getComputedStyle(document.querySelector('p')).fontSize)")
    assert ordinary == 17
    assert larger == 21
    expect(phone.get_by_role("link", name="打电话问 0351-555 0199")).to_be_visible()
    press(phone, "普通版")
    assert phone.locator("html.elder").count() == 0


def test_what_was_typed_survives_the_change_of_size(phone_without_script: Page, address: str, season: Season) -> None:
    page = phone_without_script
    sign_in(page, address, season)
    press(page, "开始报名")
    page.get_by_label("姓名").fill("林知夏")
    press(page)
    press(page, "长辈版")
    expect(page.get_by_label("姓名")).to_have_value("林知夏")
