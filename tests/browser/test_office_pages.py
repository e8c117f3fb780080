"""Every page of the draw office is sound in the states that a ceremony passes through, for those who act and look."""

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser import draws
from tests.browser.checks import assert_sound
from tests.browser.office import Office, clock, lottery, office, sign_in
from tests.builders.ceremonies import OFFICER, RELEASER, session_of
from tests.builders.draws import CLOSED_AT, DRAWN_AT, FROZEN_AT, LAST_SOURCE_AT, PUBLISHED_AT, THROWN_AT
from tests.builders.office_desk import HandClock
from tests.fakes.frozen_files import FrozenFiles

__all__ = ["clock", "lottery", "office"]
STATES = {
    "announce": (FROZEN_AT, ("", "/readiness", "/freeze", "/rehearsals", "/reading", "/throws", "/void")),
    "freeze": (
        THROWN_AT,
        ("", "/readiness", "/freeze", "/rehearsals", "/reading", "/throws", "/beacon", "/close", "/void"),
    ),
    "close": (LAST_SOURCE_AT, ("", "/close", "/beacon", "/seed", "/void")),
    "seed": (DRAWN_AT, ("", "/seed", "/draw", "/release", "/void")),
    "draw": (PUBLISHED_AT, ("", "/draw", "/release")),
    "publish": (PUBLISHED_AT, ("", "/release", "/freeze")),
}
AUDITOR = session_of("auditor")


@pytest.mark.parametrize("state", STATES)
def test_the_pages_are_sound_in_every_state(desktop: Page, office: Office, clock: HandClock, state: str) -> None:
    pages = office.with_draw(state)
    moment, paths = STATES[state]
    clock.put_to(moment)
    sign_in(desktop, office.base, OFFICER)
    for path in paths:
        desktop.goto(pages + path)
        assert_sound(desktop, f"office-{state}{path.replace('/', '-')}")


def test_the_list_and_the_ways_in_are_sound(desktop: Page, office: Office) -> None:
    office.with_draw("freeze")
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{office.base}/office")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("派位公告：1 个")
    assert_sound(desktop, "office-draws")
    sign_in(desktop, office.base, session_of("auditor", scope="14", name="省里的审计"))
    desktop.goto(f"{office.base}/office")
    expect(desktop.get_by_role("link", name="云泉县教育局").last).to_be_visible()
    assert_sound(desktop, "office-units")


def test_what_an_auditor_sees_is_sound(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("freeze")
    clock.put_to(CLOSED_AT)
    sign_in(desktop, office.base, AUDITOR)
    for path in ("", "/reading", "/throws", "/void", "/close"):
        desktop.goto(pages + path)
        expect(desktop.locator("main form")).to_have_count(0)
        assert_sound(desktop, f"office-auditor{path.replace('/', '-')}")


def look(page: Page, name: str, *, sound: bool) -> None:
    """Check the page where the browser runs scripts, which the checks need."""
    if sound:
        assert_sound(page, name)


@pytest.mark.parametrize("kind", ["desktop", "phone_without_script"])
def test_two_people_freeze_and_nothing_is_preselected(
    kind: str, request: pytest.FixtureRequest, office: Office
) -> None:
    page: Page = request.getfixturevalue(kind)
    pages = office.with_draw("announce")
    sound = kind == "desktop"
    sign_in(page, office.base, OFFICER)
    page.goto(f"{pages}/freeze")
    page.get_by_role("button", name="请第二个人同意封存").click()
    expect(page.get_by_role("heading", name="等第二个人同意")).to_be_visible()
    look(page, "office-freeze-asked", sound=sound)
    sign_in(page, office.base, RELEASER)
    page.goto(f"{office.desk}/approvals")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    page.get_by_role("button", name="记下答复").click()
    expect(page.get_by_role("alert")).to_contain_text("请选同意还是不同意")
    look(page, "office-approvals-error", sound=sound)
    page.get_by_text("操作人员接着办").click()
    page.get_by_role("button", name="记下答复").click()
    expect(page.get_by_text("您同意了，操作人员现在可以办这一步")).to_be_visible()
    look(page, "office-approvals-done", sound=sound)
    sign_in(page, office.base, OFFICER)
    page.goto(f"{pages}/freeze")
    look(page, "office-freeze-agreed", sound=sound)
    page.get_by_role("button", name="封存名册").click()
    expect(page.get_by_text("名册已经封存，指纹已经公布")).to_be_visible()
    expect(page.get_by_role("link", name="去念指纹")).to_be_visible()


def test_a_colleague_was_faster(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("seed")
    clock.put_to(DRAWN_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/draw")
    other = desktop.context.new_page()
    other.goto(f"{pages}/draw")
    other.get_by_role("button", name="派位，只派这一次").click()
    expect(other.get_by_text("已经派位，并且重算过一遍，结果一样")).to_be_visible()
    desktop.get_by_role("button", name="派位，只派这一次").click()
    expect(desktop.get_by_role("alert")).to_contain_text("这一步已经办过了")
    expect(desktop.get_by_role("alert")).to_contain_text("最近一步：9月15日 19:02 派位。")
    assert_sound(desktop, "office-conflict")


def test_what_is_open_before_the_freeze_is_sound(
    desktop: Page, office: Office, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"count": 12, "numbers": ["412345678904"] * 12}
    told: dict[str, object] = {"open": {"UNCONFIRMED": found, "SILENT": found}, "open_until": FROZEN_AT}
    monkeypatch.setattr(draws, "FrozenFiles", partial(FrozenFiles, open=told))
    pages = office.with_draw("announce")
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/readiness")
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("还有 1 项不办好")
    assert_sound(desktop, "office-readiness-red")


def test_a_void_draw_says_why(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("freeze")
    clock.put_to(FROZEN_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/void")
    desktop.get_by_role("button", name="宣布作废").click()
    expect(desktop.get_by_role("alert")).to_contain_text("这一页有 2 个地方要改")
    assert_sound(desktop, "office-void-error")
    desktop.get_by_text("上级机关书面要求停止").click()
    desktop.get_by_role("textbox", name="发生了什么").fill("市教育局 9月12日 书面要求停止")
    desktop.get_by_role("button", name="宣布作废").click()
    expect(desktop.get_by_text("这次派位作废，没有产生任何结果")).to_be_visible()
    assert_sound(desktop, "office-voided")


def test_a_rehearsal_reports_every_rule(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("freeze")
    clock.put_to(THROWN_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/rehearsals")
    desktop.get_by_role("button", name="预演一次").click()
    expect(desktop.get_by_text("每一条都守住了")).to_be_visible()
    desktop.get_by_role("button", name="再预演一次").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("预演：做过 2 次")
    desktop.get_by_text("核对了什么，假种子是什么").first.click()
    expect(desktop.get_by_text("paiwei-rehearsal").first).to_be_visible()
    assert_sound(desktop, "office-rehearsals")


def test_the_release_waits_for_somebody_from_outside(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("draw")
    clock.put_to(PUBLISHED_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/release")
    desktop.get_by_role("button", name="请外单位的人同意公布").click()
    assert_sound(desktop, "office-release-asked")
    sign_in(desktop, office.base, RELEASER)
    desktop.goto(f"{pages}/release")
    assert_sound(desktop, "office-release-judge")
    desktop.get_by_text("操作人员接着办").click()
    desktop.get_by_role("button", name="记下答复").click()
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/release")
    assert_sound(desktop, "office-release-agreed")
    desktop.get_by_role("button", name="公布结果").click()
    expect(desktop.get_by_text("七步都走完了")).to_be_visible()
    desktop.goto(f"{pages}/release")
    expect(desktop.get_by_text("今天 19:34 以后给家长发消息")).to_be_visible()
    assert_sound(desktop, "office-released")
