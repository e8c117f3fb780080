"""A supervisor answers what colleagues proposed, one after the other; an auditor reads everything masked."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.verification.app import create_app
from shared.contracts.staff import StaffMember
from shared.database.provision import ServiceUrls
from tests.browser.checks import assert_sound
from tests.builders.verification_app import every_case, fill, propose_everything, settings_for
from tests.builders.verification_staff import QIAN, SUN, ZHAO, everybody, token_of
from tests.plugins.apart import apart

Serve = Callable[[ASGIApp], str]
RAISED, REOPENED = "411834108804", "411834108805"


@pytest.fixture
def address(urls: ServiceUrls, serve: Serve) -> str:
    """A service in which a tier is to be raised, a case opened again, and the rules changed."""
    apart(fill(urls, every_case()))
    apart(propose_everything(urls))
    return serve(create_app(settings_for(urls), staff=everybody()))


def sign_in(page: Page, address: str, member: StaffMember) -> None:
    page.context.add_cookies([{"name": "staff", "value": token_of(member), "url": address}])
    page.goto(f"{address}/queue")


def test_every_page_is_sound(desktop: Page, address: str) -> None:
    sign_in(desktop, address, QIAN)
    assert_sound(desktop, "supervisor-queue")
    desktop.get_by_role("link", name="等您审批的 3 件").click()
    assert_sound(desktop, "approvals")
    for number, name in ((RAISED, "raise"), (REOPENED, "reopen")):
        desktop.goto(f"{address}/cases/140123/{number}")
        assert_sound(desktop, f"approval-{name}")
        desktop.get_by_role("button", name="记下审批").click()
        expect(desktop.get_by_role("alert")).to_contain_text("2 个地方要改")
        assert_sound(desktop, f"approval-{name}-error")
    desktop.goto(f"{address}/approvals")
    desktop.get_by_role("link", name="核对规则").click()
    assert_sound(desktop, "approval-rules")
    desktop.get_by_role("button", name="记下审批").click()
    assert_sound(desktop, "approval-rules-error")


@pytest.mark.parametrize("kind", ["desktop", "phone_without_script"])
def test_one_answer_leads_to_the_next(kind: str, request: pytest.FixtureRequest, address: str) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, address, QIAN)
    page.goto(f"{address}/approvals")
    page.get_by_role("button", name="看下一件").click()
    expect(page.get_by_text("把“居住证有效”记为已经证明").first).to_be_visible()
    answer(page, "不同意")
    expect(page.get_by_text("重新打开已经确认的这一份").first).to_be_visible()
    answer(page, "同意")
    expect(page.get_by_role("heading", level=1)).to_contain_text("修改核对规则")
    expect(page.get_by_role("cell", name=re.compile("3$"))).to_be_visible()
    answer(page, "同意")
    expect(page.get_by_text("等您审批的都看完了")).to_be_visible()


def answer(page: Page, words: str) -> None:
    page.get_by_role("radio", name=words).first.check() if words == "不同意" else page.locator("#agree").check()
    page.get_by_role("textbox", name="理由").fill("看过材料")
    page.get_by_role("button", name="记下审批").click()


def test_keys_choose_an_answer(desktop: Page, address: str) -> None:
    sign_in(desktop, address, QIAN)
    desktop.goto(f"{address}/approvals")
    desktop.keyboard.press("n")
    expect(desktop.get_by_text("把“居住证有效”记为已经证明").first).to_be_visible()
    desktop.keyboard.press("2")
    expect(desktop.locator("input[type=radio]:checked")).to_have_value("no")


def test_whoever_asked_is_told_that_it_waits(desktop: Page, address: str) -> None:
    sign_in(desktop, address, ZHAO)
    for number, name in ((RAISED, "raise"), (REOPENED, "reopen")):
        desktop.goto(f"{address}/cases/140123/{number}")
        expect(desktop.get_by_text("等负责人审批").last).to_be_visible()
        expect(desktop.locator("input[name=agree]")).to_have_count(0)
        assert_sound(desktop, f"approval-{name}-waiting")


def test_an_auditor_s_pages_are_sound_and_masked(desktop: Page, address: str) -> None:
    sign_in(desktop, address, SUN)
    assert_sound(desktop, "auditor-queue")
    for number, name in (("411834108801", "exception"), (RAISED, "approval"), (REOPENED, "confirmed")):
        desktop.goto(f"{address}/cases/140123/{number}")
        expect(desktop.locator("body")).to_contain_text("不显示")
        assert_sound(desktop, f"auditor-card-{name}")
    for family in every_case():
        expect(desktop.locator("body")).not_to_contain_text(family.claim.child.number)
    desktop.goto(f"{address}/approvals")
    assert_sound(desktop, "auditor-approvals")
