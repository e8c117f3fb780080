"""Every page of the staff, on a phone and on a desk: sound, usable without scripts, led through by what it says."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.staff.app import create_app
from shared.codes.staff_roles import Role
from shared.database.provision import ServiceUrls
from shared.web.oidc.provider import Provider
from tests.browser.checks import assert_sound
from tests.builders.staff import PASSWORD, UNIT, settings_for
from tests.builders.staff_api import Opened, opened, session_of
from tests.builders.staff_phone import code_now
from tests.plugins.apart import apart
from tests.staff.actions.test_declare_kin import number

Serve = Callable[[ASGIApp], str]
PROVIDER = Provider(
    issuer="http://127.0.0.1:9",
    client_id="us",
    client_secret="s",
    redirect_uri="http://127.0.0.1:9/b",
    label="省统一认证",
)


@pytest.fixture
def address(urls: ServiceUrls, serve: Serve) -> str:
    """The service, with nobody in it."""
    return serve(create_app(settings_for(urls, oidc=PROVIDER)))


def open_account(address: str, role: Role, name: str = "") -> Opened:
    async def there() -> Opened:
        async with httpx2.AsyncClient(base_url=address) as client:
            return await opened(client, role, name)

    return apart(there())


def sign_in(page: Page, address: str, who: Opened) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("登录名").fill(who.name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("手机上的 6 个数字").fill(who.typed()["code"])
    page.get_by_role("button", name="登录", exact=True).click()


def test_the_door_is_sound_and_says_what_is_missing(phone: Page, address: str) -> None:
    phone.goto(f"{address}/sign-in")
    assert_sound(phone, "staff-sign-in")
    phone.get_by_role("button", name="登录", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("3 个地方要改")
    assert_sound(phone, "staff-sign-in-empty")
    sign_in(phone, address, Opened("", "nobody", 0.0))
    expect(phone.get_by_role("alert")).to_contain_text("有一样不对")
    assert_sound(phone, "staff-sign-in-wrong")


def test_fields_welcome_what_keeps_passwords(phone: Page, address: str) -> None:
    phone.goto(f"{address}/sign-in")
    for label, kind in (("登录名", "username"), ("密码", "current-password"), ("手机上的 6 个数字", "one-time-code")):
        expect(phone.get_by_label(label)).to_have_attribute("autocomplete", kind)
    expect(phone.get_by_label("密码")).to_have_attribute("type", "password")


def test_an_invited_person_opens_an_account_without_scripts(
    desktop: Page, phone_without_script: Page, address: str
) -> None:
    sign_in(desktop, address, open_account(address, "administrator"))
    desktop.goto(f"{address}/people/invite")
    assert_sound(desktop, "staff-invite")
    desktop.get_by_role("button", name="做一份邀请").click()
    assert_sound(desktop, "staff-invite-wrong")
    desktop.get_by_role("textbox", name="姓名").fill("周敏")
    desktop.get_by_text("核对家长的材料").click()
    desktop.get_by_label("单位是哪一类").select_option("教育部门")
    desktop.get_by_role("button", name="做一份邀请").click()
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("当面交给本人")
    assert_sound(desktop, "staff-invited")
    path = re.findall(r"/invitation/[0-9a-f]{64}", desktop.content())[0]
    _accept(phone_without_script, address, path)
    desktop.goto(f"{address}/people")
    expect(desktop.get_by_role("link", name="周敏")).to_be_visible()
    assert_sound(desktop, "staff-people")


def _accept(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    page.get_by_label("选一个登录名").fill("zhoumin")
    page.get_by_label("选一个密码").fill("password1234")
    page.get_by_role("button", name="下一步设手机").click()
    expect(page.get_by_role("alert")).to_contain_text("很多人在用")
    page.get_by_label("选一个密码").fill(PASSWORD)
    page.get_by_role("button", name="下一步设手机").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("扫这个码")
    secret = "".join(page.locator(".long .nb").all_inner_texts())
    page.get_by_label("程序上的 6 个数字").fill(code_now(address, secret))
    page.get_by_role("button", name="开通").click()
    expect(page.get_by_text("账号开通了")).to_be_visible()
    codes = page.locator("ol li .mono").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="去登录").click()
    page.get_by_label("登录名").fill("zhoumin")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("手机上的 6 个数字").fill(codes[0].lower())
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("有要报名的孩子吗")


def test_each_step_of_accepting_is_sound(phone: Page, address: str) -> None:
    path = apart(invitation(address))
    phone.goto(f"{address}{path}")
    assert_sound(phone, "staff-invitation")
    phone.get_by_label("选一个登录名").fill("z")
    phone.get_by_label("选一个密码").fill("short")
    phone.get_by_role("button", name="下一步设手机").click()
    assert_sound(phone, "staff-invitation-wrong")
    phone.get_by_label("选一个登录名").fill("zhoumin")
    phone.get_by_label("选一个密码").fill(PASSWORD)
    phone.get_by_role("button", name="下一步设手机").click()
    assert_sound(phone, "staff-phone")
    phone.get_by_label("程序上的 6 个数字").fill("000000")
    phone.get_by_role("button", name="开通").click()
    assert_sound(phone, "staff-phone-wrong")
    secret = "".join(phone.locator(".long .nb").all_inner_texts())
    phone.get_by_label("程序上的 6 个数字").fill(code_now(address, secret))
    phone.get_by_role("button", name="开通").click()
    assert_sound(phone, "staff-recovery-codes")
    phone.goto(f"{address}{path}")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert_sound(phone, "staff-invitation-gone")


async def invitation(address: str) -> str:
    async with httpx2.AsyncClient(base_url=address) as client:
        boss = await session_of(client, await opened(client, "administrator"))
        wanted = {"display_name": "周敏", "role": "unit_clerk", "scope": UNIT, "home_unit": UNIT}
        told = (await client.post("/api/invitations", json=wanted, headers=boss)).json()
    return f"/invitation/{told['invitation']}"


def test_the_question_of_the_season_and_the_own_account(phone: Page, address: str) -> None:
    sign_in(phone, address, open_account(address, "unit_clerk"))
    assert_sound(phone, "staff-kin")
    phone.get_by_role("button", name="记下来").click()
    assert_sound(phone, "staff-kin-wrong")
    phone.get_by_text("我的孩子").first.click()
    phone.get_by_label("身份证号").fill(number(3))
    phone.get_by_role("button", name="记下来").click()
    expect(phone.get_by_text("我的孩子 1")).to_be_visible()
    assert_sound(phone, "staff-kin-named")
    phone.get_by_role("link", name="回到今天办什么").click()
    assert_sound(phone, "staff-home")
    phone.get_by_role("link", name="密码、备用码").click()
    assert_sound(phone, "staff-me")
    phone.get_by_role("link", name="换一套备用码").first.click()
    assert_sound(phone, "staff-renew-codes")


def test_the_question_is_asked_on_the_first_page_until_it_is_answered(phone_without_script: Page, address: str) -> None:
    page = phone_without_script
    sign_in(page, address, open_account(address, "auditor"))
    page.goto(f"{address}/")
    page.get_by_role("link", name="现在说").click()
    page.get_by_role("button", name="没有要报名的孩子").click()
    expect(page.get_by_text("先说一件事")).to_have_count(0)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("工作人员登录")


def test_an_administrator_looks_after_an_account(desktop: Page, address: str) -> None:
    zhao = open_account(address, "unit_clerk")
    sign_in(desktop, address, open_account(address, "administrator"))
    assert_sound(desktop, "staff-home-administrator")
    desktop.goto(f"{address}/people/{zhao.staff_id}")
    assert_sound(desktop, "staff-person")
    desktop.get_by_role("button", name="停用账号").click()
    expect(desktop.get_by_text("这个账号停用了")).to_be_visible()
    assert_sound(desktop, "staff-person-locked")
    desktop.get_by_role("button", name="重新发邀请").click()
    assert_sound(desktop, "staff-invited-again")
    desktop.goto(f"{address}/people")
    expect(desktop.get_by_text("等另一位管理员同意")).to_be_visible()
    assert_sound(desktop, "staff-people-waiting")
