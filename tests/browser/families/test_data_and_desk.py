"""Everything that is held, also by verification; and the desk where a person answers what no rule decides."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI
from playwright.sync_api import Page, expect
from starlette.routing import Mount
from starlette.types import ASGIApp

from services.registration.actions.tools import Tools
from shared.database.provision import ServiceUrls
from shared.web.cookies import Cookies
from shared.web.staff_door import StaffDoor
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in
from tests.fakes.held_data import FakeHeldData
from tests.fakes.staff import FakeStaff, staff_member

TOLD = ("工作人员 3F9A看过，看了完整号码", "家里的另一个人", "没有查到", "还没有回答", "2023年义务教育招生核对")


class ToldSeason(Season):
    """A season whose verification answers."""

    def tools(self) -> Tools:
        """Return tools that reach it."""
        return replace(super().tools(), held=FakeHeldData())


def test_what_a_family_sees_and_what_a_supervisor_answers(
    phone: Page, desktop: Page, urls: ServiceUrls, serve: Callable[[ASGIApp], str], tmp_path: Path
) -> None:
    season, staff = ToldSeason(urls.registration), FakeStaff()
    app = season.app()
    (mounted,) = (route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, FastAPI))
    mounted.state.staff_door = StaffDoor(staff, Cookies(secure=False))
    address = serve(app)
    sent(phone, address, season)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="要一份副本（PDF）").click()
    download.value.save_as(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF-")
    ask(phone)
    token = staff.sign_in(staff_member("unit_supervisor", scope="140199", name="刘主任"))
    desktop.context.add_cookies([{"name": "staff", "value": token, "url": address}])
    answer(desktop, f"{address}/registration/desk/units/140199/requests")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("没有办")
    expect(phone.get_by_text("9月底以前还要用。可以申请行政复议。")).to_be_visible()
    assert_sound(phone, "request-answered")


def sent(page: Page, address: str, season: Season) -> None:
    sign_in(page, address, season)
    press(page, "开始报名")
    fill_until_choices(page, Child())
    page.get_by_text("云泉县育才学校").click()
    press(page)
    press(page, "没有错，提交")
    page.goto(page.url.removesuffix("/receipt") + "/data")
    for words in TOLD:
        expect(page.get_by_text(words).first).to_be_visible()
    assert_sound(page, "data-told")
    assert Child().number not in page.content()


def ask(page: Page) -> None:
    page.get_by_role("link", name="删除这些资料").click()
    page.get_by_label("为什么要现在删").fill("住址不能让某个人知道。")
    press(page, "请求删除")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作人员正在看")


def answer(page: Page, where: str) -> None:
    page.goto(where)
    assert_sound(page, "desk-requests")
    page.get_by_role("link", name="删除资料").click()
    expect(page.get_by_text("住址不能让某个人知道。")).to_be_visible()
    press(page, "写好了，答复家长")
    assert_sound(page, "desk-request-error")
    page.get_by_text("不办", exact=True).click()
    page.get_by_label("书面答复").fill("9月底以前还要用。可以申请行政复议。")
    press(page, "写好了，答复家长")
    expect(page.get_by_text("没有要答复的")).to_be_visible()
    assert_sound(page, "desk-requests-none")
