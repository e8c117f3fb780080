"""A clerk reads a case, settles it, and gets the next: on a phone and on a desk, with and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.verification.app import create_app
from shared.contracts.staff import StaffMember
from shared.database.provision import ServiceUrls
from tests.browser.checks import assert_sound
from tests.builders.verification_app import every_case, fill, settings_for
from tests.builders.verification_staff import LIU, ZHAO, everybody, token_of
from tests.plugins.apart import apart

Serve = Callable[[ASGIApp], str]


@pytest.fixture
def address(urls: ServiceUrls, serve: Serve) -> str:
    """A service with cases in every state."""
    apart(fill(urls, every_case()))
    return serve(create_app(settings_for(urls), staff=everybody()))


def sign_in(page: Page, address: str, member: StaffMember = ZHAO) -> None:
    page.context.add_cookies([{"name": "staff", "value": token_of(member), "url": address}])
    page.goto(f"{address}/queue")
    expect(page.get_by_role("heading", level=1)).to_contain_text("等人看的材料")


CARDS = {
    "411834108801": "variant",
    "411834108802": "absent",
    "411834108803": "relation",
    "411834108804": "permit",
    "411834108805": "confirmed",
    "411834108806": "silent",
}


def test_the_queue_is_sound(desktop: Page, address: str) -> None:
    sign_in(desktop, address)
    assert_sound(desktop, "clerk-queue")
    desktop.goto(f"{address}/queue?cause=SEVERAL")
    expect(desktop.get_by_text("这样筛选没有材料")).to_be_visible()
    assert_sound(desktop, "clerk-queue-empty")


def test_the_card_is_sound_in_every_state(desktop: Page, address: str) -> None:
    sign_in(desktop, address)
    for number, state in CARDS.items():
        open_card(desktop, address, number)
        assert_sound(desktop, f"clerk-card-{state}")


def open_card(page: Page, address: str, number: str) -> None:
    """Open a card; say what for where it waits for nobody."""
    page.goto(f"{address}/cases/140123/{number}")
    if page.get_by_role("heading", level=1).inner_text().startswith("这一份现在不等人看"):
        page.get_by_text("回答家长的询问").click()
        page.get_by_role("button", name="打开这一份").click()


def test_what_waits_for_nobody_asks_for_a_purpose(desktop: Page, address: str) -> None:
    sign_in(desktop, address)
    desktop.goto(f"{address}/cases/140123/411834108805")
    assert_sound(desktop, "clerk-purpose")
    desktop.get_by_role("button", name="打开这一份").click()
    expect(desktop.get_by_role("alert")).to_contain_text("请选为什么看")
    assert_sound(desktop, "clerk-purpose-error")
    open_card(desktop, address, "411834108805")
    expect(desktop.get_by_text("目的：回答家长的询问")).to_be_visible()


@pytest.mark.parametrize("kind", ["phone", "desktop_without_script", "phone_without_script"])
def test_a_clerk_settles_a_case_and_gets_the_next(kind: str, request: pytest.FixtureRequest, address: str) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, address)
    page.get_by_role("button", name="拿下一份").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("母亲的名字写法不同，其他都一样")
    expect(page.locator("mark").all()[0]).to_have_text("叶")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)

    page.get_by_role("button", name="记下决定，看下一份").click()
    expect(page.get_by_role("alert")).to_contain_text("请选一个决定")
    expect(page).to_have_title(re.compile("^错误："))

    page.get_by_text("是同一个人，确认").click()
    page.get_by_role("textbox", name="理由").fill("户口簿写的是繁体字")
    page.get_by_role("button", name="记下决定，看下一份").click()
    expect(heading).to_have_text("户籍里没有查到孩子，其他都一样")


def test_what_was_typed_stays_when_something_is_missing(desktop_without_script: Page, address: str) -> None:
    page = desktop_without_script
    sign_in(page, address)
    page.goto(f"{address}/cases/140123/411834108802")
    page.get_by_text("看过原件，没有问题，确认").click()
    page.get_by_role("textbox", name="理由").fill("看了出生医学证明")
    page.get_by_role("button", name="记下决定，看下一份").click()
    expect(page.get_by_role("alert")).to_contain_text("看过原件才能确认")
    expect(page.get_by_role("textbox", name="理由")).to_have_value("看了出生医学证明")
    expect(page.locator("input[type=radio]:checked")).to_have_value("confirm")
    page.get_by_text("我看过原件").click()
    page.get_by_role("button", name="记下决定，看下一份").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("母亲的名字写法不同")


def test_a_silent_registry_offers_no_decision(desktop_without_script: Page, address: str) -> None:
    page = desktop_without_script
    sign_in(page, address)
    open_card(page, address, "411834108806")
    expect(page.get_by_text("登记部门还没有回答，现在不用决定")).to_be_visible()
    expect(page.get_by_role("button", name="记下决定")).to_have_count(0)


def test_full_numbers_are_shown_for_a_purpose_only(desktop: Page, address: str) -> None:
    number = every_case()[0].claim.child.number
    sign_in(desktop, address)
    desktop.goto(f"{address}/cases/140123/411834108801")
    expect(desktop.locator("body")).not_to_contain_text(number)
    desktop.get_by_text("显示完整证件号").click()
    desktop.get_by_role("button", name="显示").click()
    expect(desktop.get_by_role("alert")).to_contain_text("请选为什么看")
    desktop.get_by_label("目的").select_option("CHECK_MATERIAL")
    desktop.get_by_role("textbox", name="要看什么").fill("和户口簿逐位对")
    desktop.get_by_role("button", name="显示").click()
    expect(desktop.locator("body")).to_contain_text(number)
    expect(desktop.locator("body")).to_contain_text("目的：核对报名材料（和户口簿逐位对），看了完整证件号")
    assert_sound(desktop, "clerk-card-full")


def test_a_refusal_needs_a_colleague(desktop: Page, address: str) -> None:
    sign_in(desktop, address)
    desktop.goto(f"{address}/cases/140123/411834108803")
    desktop.get_by_text("这次不能确认").click()
    desktop.get_by_role("button", name="记下决定，看下一份").click()
    assert_sound(desktop, "clerk-refusal")
    desktop.get_by_role("button", name="交给同事复核").click()
    expect(desktop.get_by_role("alert")).to_contain_text("3 个地方要改")
    assert_sound(desktop, "clerk-refusal-error")
    desktop.get_by_text("不是这个孩子的监护人").click()
    desktop.get_by_role("textbox", name="家长还能怎么办").fill("请监护人本人 9月20日 前来报名。")
    desktop.get_by_role("textbox", name="为什么").fill("出生医学证明上是另外两个人")
    desktop.get_by_role("button", name="交给同事复核").click()
    desktop.goto(f"{address}/cases/140123/411834108803")
    expect(desktop.get_by_text("等另一位同事复核")).to_be_visible()
    sign_in(desktop, address, LIU)
    desktop.goto(f"{address}/cases/140123/411834108803")
    assert_sound(desktop, "clerk-refusal-judge")
    desktop.get_by_text("同意，这次不能确认").first.click()
    desktop.get_by_role("button", name="记下复核").click()
    open_card(desktop, address, "411834108803")
    expect(desktop.get_by_text("赵晓云、刘建平：这次不能确认（不是这个孩子的监护人）")).to_be_visible()


def test_keys_choose_and_take_but_never_while_something_is_typed(desktop: Page, address: str) -> None:
    sign_in(desktop, address)
    desktop.keyboard.press("n")
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("母亲的名字写法不同")
    desktop.keyboard.press("2")
    expect(desktop.locator("input[type=radio]:checked")).to_have_value("return")
    desktop.get_by_role("textbox", name="理由").press_sequentially("1号")
    expect(desktop.get_by_role("textbox", name="理由")).to_have_value("1号")
    expect(desktop.locator("input[type=radio]:checked")).to_have_value("return")
