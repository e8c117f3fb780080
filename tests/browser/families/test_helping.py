"""请家里人帮我办, in the browser: a guardian on one phone, a helper on another; with and without script."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import (
    FATHER,
    MOTHER,
    PHONE,
    Child,
    press,
    sign_in,
    write_child,
    write_guardian,
    write_homes,
)
from tests.browser.inputs import assert_only_known_inputs

HELPER = "13600995678"


@pytest.fixture
def helper(chromium: Browser) -> Iterator[Page]:
    """The helper's own phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 780}, locale="zh-CN")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def name_her(page: Page, address: str, *, until: str = "到我收回为止") -> None:
    """Ask 王芳 to help."""
    page.goto(f"{address}/registration/u/140199/helpers")
    page.get_by_label("帮您办的人叫什么").fill("王芳")
    page.get_by_label("帮忙的人的手机号").fill("136 0099 5678")
    page.get_by_label("您叫什么").fill("周敏")
    page.get_by_text(until).click()
    press(page, "请人帮我办")


def let_her_begin(page: Page, address: str, season: Season) -> None:
    """Sign the helper in, accept and turn to the family's registration."""
    sign_in(page, address, season, HELPER)
    page.get_by_role("link", name="看是谁请我").click()
    press(page, "认识，我来帮周敏")
    press(page, "替周敏办理")


def test_from_asking_to_taking_back(phone: Page, helper: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    assert_sound(phone, "mine-of-a-family")
    phone.get_by_role("link", name="请家里人帮我办").click()
    assert_only_known_inputs(phone)
    assert_sound(phone, "helpers-empty")
    press(phone, "请人帮我办")
    assert_sound(phone, "helpers-error")
    name_her(phone, address)
    assert_sound(phone, "helpers-asked")
    sign_in(helper, address, season, HELPER)
    assert_sound(helper, "mine-asked")
    helper.get_by_role("link", name="看是谁请我").click()
    assert_sound(helper, "helping-asked")
    press(helper, "认识，我来帮周敏")
    assert_sound(helper, "helping-live")
    press(helper, "替周敏办理")
    expect(helper.get_by_role("heading", level=1)).to_have_text("周敏的报名")
    expect(helper.get_by_role("navigation", name="账户")).to_contain_text("王芳 正在替 周敏 办理")
    assert_sound(helper, "mine-of-somebody-else")
    fill_and_send(helper)
    helper.get_by_role("link", name="看进度").click()
    expect(helper.get_by_role("link", name="不报了")).to_have_count(0)
    assert_sound(helper, "status-for-a-helper")
    phone.goto(f"{address}/registration/u/140199/helpers")
    assert_sound(phone, "helpers-at-work")
    for words in ("王芳打开了您的报名", "王芳填了报名表，还没有提交", "王芳提交了报名"):
        expect(phone.get_by_text(words)).to_have_count(1)
    press(phone, "收回王芳的帮忙")
    assert_sound(phone, "helpers-taken-back")
    helper.reload()
    expect(helper.get_by_text("周敏已经收回了")).to_be_visible()
    assert_sound(helper, "help-over")
    press(helper, "回到我自己的报名")
    expect(helper.get_by_role("heading", level=1)).to_have_text("我的报名")


def fill_and_send(page: Page) -> None:
    """Fill in the form for the family and send it."""
    press(page, "开始报名")
    write_child(page, Child())
    write_guardian(page, "周敏", "母亲", MOTHER, PHONE)
    write_guardian(page, "林海", "父亲", FATHER, "13800997716")
    write_homes(page)
    page.get_by_text("云泉县育才学校").click()
    press(page)
    press(page, "没有错，提交")


def test_the_helper_turns_back_to_its_own(phone: Page, helper: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    name_her(phone, address, until="一个星期")
    let_her_begin(helper, address, season)
    helper.get_by_role("link", name="换回我自己").click()
    expect(helper.get_by_text("您正在替周敏办")).to_be_visible()
    press(helper, "回到我自己的报名")
    expect(helper.get_by_role("heading", level=1)).to_have_text("我的报名")
    expect(helper.get_by_role("navigation", name="账户")).to_contain_text("136****5678 正在办理")


def test_who_says_no_is_not_asked_again(phone: Page, helper: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    name_her(phone, address)
    sign_in(helper, address, season, HELPER)
    helper.get_by_role("link", name="看是谁请我").click()
    press(helper, "不帮")
    expect(helper.get_by_text("现在没有人请您帮忙")).to_be_visible()
    assert_sound(helper, "helping-empty")
    phone.reload()
    phone.get_by_text("以前请过的").click()
    expect(phone.get_by_text("没有答应")).to_be_visible()
    assert_sound(phone, "helpers-declined")


def test_all_of_it_works_without_script(
    phone_without_script: Page, desktop_without_script: Page, address: str, season: Season
) -> None:
    sign_in(phone_without_script, address, season)
    name_her(phone_without_script, address)
    let_her_begin(desktop_without_script, address, season)
    expect(desktop_without_script.get_by_role("navigation", name="账户")).to_contain_text("王芳 正在替 周敏 办理")
    phone_without_script.goto(f"{address}/registration/u/140199/helpers")
    press(phone_without_script, "收回王芳的帮忙")
    desktop_without_script.goto(f"{address}/registration/u/140199/mine")
    expect(desktop_without_script.get_by_text("周敏已经收回了")).to_be_visible()


def test_the_page_that_explains_it_needs_no_signing_in(phone: Page, address: str, season: Season) -> None:
    phone.goto(f"{address}/registration/u/140199/sign-in")
    phone.get_by_role("link", name="请家里人帮我办").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("请家里人帮我办")
    assert_sound(phone, "helpers-about")
    phone.get_by_role("link", name="登录，请人帮我").click()
    phone.get_by_label("手机号").fill(PHONE)
    press(phone, "发短信给我")
    season.clock.pass_by(timedelta(seconds=5))
    assert phone.url.endswith("/sign-in/code")


def test_in_the_elderly_view(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    press(phone, "长辈版")
    name_her(phone, address)
    assert_sound(phone, "helpers-elder")
    season.clock.pass_by(timedelta(minutes=110))
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("请家里人帮我办")
