"""Two people type what is thrown: neither sees the other's digit before both have, and a difference is said plainly."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.office import Office, clock, heading, lottery, office, sign_in
from tests.builders.ceremonies import OFFICER, RELEASER
from tests.builders.draws import THROWN_AT, dice, drand
from tests.builders.office_desk import HandClock

__all__ = ["clock", "lottery", "office"]
DIGITS = 40


@pytest.fixture
def pages(office: Office, clock: HandClock) -> str:
    """A frozen draw at the time of the throws; gives the address of its pages."""
    found = office.with_draw("freeze", sources=[dice(DIGITS), drand()])
    clock.put_to(THROWN_AT)
    return found


def read_aloud(page: Page, pages: str) -> None:
    """Have all four rows agreed."""
    page.goto(f"{pages}/reading")
    for row in range(1, 5):
        heading(page, f"念指纹：第 {row} 行")
        expect(page.locator("input[type=radio]:checked")).to_have_count(0)
        page.get_by_text("都说一致").click()
        page.get_by_role("button", name=f"记下第 {row} 行").click()
    heading(page, "指纹念完了，四行都一致")


def press(page: Page, digit: str) -> None:
    page.get_by_role("button", name=digit, exact=True).click()


@pytest.mark.parametrize("kind", ["desktop", "phone_without_script"])
def test_a_digit_counts_when_two_people_typed_it(
    kind: str, request: pytest.FixtureRequest, office: Office, pages: str
) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, office.base, OFFICER)
    read_aloud(page, pages)
    page.get_by_role("link", name="去输入掷出的数").click()
    heading(page, "已有 0 个，还差 40 个")
    press(page, "6")
    expect(page.get_by_text("第 2 个掷出的是几？")).to_be_visible()
    expect(page.locator(".thrown b")).to_have_count(0)

    sign_in(page, office.base, RELEASER)
    page.goto(f"{pages}/throws")
    expect(page.get_by_text("第 1 个掷出的是几？")).to_be_visible()
    expect(page.locator(".thrown b")).to_have_count(0)
    expect(page.locator(".thrown .m")).to_have_count(0)
    press(page, "6")
    heading(page, "已有 1 个，还差 39 个")
    expect(page.locator(".thrown b")).to_have_text(["6"])


def test_a_difference_is_said_and_typed_again(desktop: Page, office: Office, pages: str) -> None:
    page = desktop
    sign_in(page, office.base, OFFICER)
    read_aloud(page, pages)
    assert_sound(page, "office-reading-done")
    page.goto(f"{pages}/throws")
    press(page, "6")
    assert_sound(page, "office-throws")
    sign_in(page, office.base, RELEASER)
    page.goto(f"{pages}/throws")
    press(page, "9")
    expect(page.get_by_role("alert")).to_contain_text("两个人填的不一样，这两次都不算")
    expect(page.locator(".thrown b")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("6 和 9")
    assert_sound(page, "office-throws-differ")
    press(page, "6")
    sign_in(page, office.base, OFFICER)
    page.goto(f"{pages}/throws")
    expect(page.get_by_text("两个人输入的不一样，两次都不算")).to_be_visible()
    press(page, "6")
    heading(page, "已有 1 个，还差 39 个")


def test_keys_type_digits_and_a_second_press_does_nothing(desktop: Page, office: Office, pages: str) -> None:
    page = desktop
    sign_in(page, office.base, OFFICER)
    read_aloud(page, pages)
    page.goto(f"{pages}/throws")
    page.keyboard.press("7")
    expect(page.get_by_text("第 2 个掷出的是几？")).to_be_visible()
    page.keyboard.press("0")
    expect(page.get_by_text("第 3 个掷出的是几？")).to_be_visible()
    expect(page.locator(".thrown .m")).to_have_count(2)


def test_a_digit_of_an_old_page_is_told_apart(desktop: Page, office: Office, pages: str) -> None:
    sign_in(desktop, office.base, OFFICER)
    read_aloud(desktop, pages)
    desktop.goto(f"{pages}/throws")
    old = desktop.context.new_page()
    old.goto(f"{pages}/throws")
    press(desktop, "6")
    expect(desktop.get_by_text("第 2 个掷出的是几？")).to_be_visible()
    press(old, "5")
    expect(old.get_by_role("alert")).to_contain_text("您已经填过这一个")
    expect(old.get_by_text("第 2 个掷出的是几？")).to_be_visible()


def test_a_row_that_differs_is_read_again(desktop: Page, office: Office, pages: str) -> None:
    sign_in(desktop, office.base, RELEASER)
    desktop.goto(f"{pages}/reading")
    desktop.get_by_role("button", name="记下第 1 行").click()
    expect(desktop.get_by_role("alert")).to_contain_text("请选代表们说的是一致还是不一致")
    expect(desktop).to_have_title(re.compile("^错误："))
    desktop.get_by_text("有人说不一致").click()
    desktop.get_by_role("button", name="记下第 1 行").click()
    expect(desktop.get_by_text("第 1 行有人说不一致")).to_be_visible()
    assert_sound(desktop, "office-reading-differs")
    desktop.get_by_text("都说一致").click()
    desktop.get_by_role("button", name="记下第 1 行").click()
    heading(desktop, "念指纹：第 2 行")
