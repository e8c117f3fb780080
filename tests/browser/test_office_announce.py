"""Writing an announcement: from a recommended set of sources, with the plan beside the seats, refused at the field."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.office import Office, clock, lottery, office, sign_in
from tests.builders.ceremonies import OFFICER
from tests.builders.draws import DRAW_ID, UNIT

__all__ = ["clock", "lottery", "office"]
NEXT = DRAW_ID.replace("-01", "-02")


@pytest.fixture
def form(office: Office) -> str:
    """The address of a new announcement, at a desk that has one that is void."""
    office.with_draw("announce", void=True)
    return f"{office.desk}/draws/new"


def fill(page: Page) -> None:
    """Fill in everything that is asked for, with sources two hours apart."""
    page.get_by_label("公告编号").fill(NEXT.lower())
    page.get_by_label("标题").fill("2023 年民办小学第二次电脑派位")
    page.get_by_label("P01 的名额").fill("12")
    page.get_by_label("P02 的名额").fill("20")
    for words in ("延迟录取", "一号通用", "都录取", "都排候补"):
        page.get_by_text(words, exact=True).click()
    times = page.get_by_label("时间", exact=True)
    times.nth(0).fill("2023-09-15 15:00")
    times.nth(1).fill("2023-09-15 19:00")


def test_the_way_to_an_announcement_is_sound(desktop: Page, office: Office, form: str) -> None:
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{office.desk}/draws")
    desktop.get_by_role("link", name="写新的公告").click()
    assert_sound(desktop, "office-profiles")
    desktop.get_by_role("link", name=re.compile("^乙")).click()
    expect(desktop.locator("input[type=radio]:checked")).to_have_count(0)
    assert_sound(desktop, "office-new")
    desktop.get_by_role("button", name="公告", exact=True).click()
    expect(desktop).to_have_title(re.compile("^错误："))
    expect(desktop.get_by_role("alert")).to_contain_text("请填公告编号")
    expect(desktop.get_by_role("alert")).to_contain_text("请填要派位的学校的名额")
    expect(desktop.get_by_role("alert")).to_contain_text("第 1 个来源的时间：请填时间")
    assert_sound(desktop, "office-new-error")


@pytest.mark.parametrize("kind", ["desktop", "phone_without_script"])
def test_an_officer_announces(kind: str, request: pytest.FixtureRequest, office: Office, form: str) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, office.base, OFFICER)
    page.goto(f"{form}?profile=b")
    fill(page)
    page.get_by_role("button", name="公告", exact=True).click()
    expect(page.get_by_text("已经公告，在公告链里占了这一号")).to_be_visible()
    expect(page.get_by_text("2 个派位单元，32 个名额")).to_be_visible()
    page.goto(f"{office.desk}/draws/{NEXT}/freeze")
    expect(page.get_by_text("公开随机数服务的第 657412 个数，9月15日 19:00")).to_be_visible()


def test_what_the_rules_forbid_is_said_at_the_field(desktop: Page, office: Office, form: str) -> None:
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{form}?profile=a")
    fill(desktop)
    desktop.get_by_label("说明", exact=True).nth(1).fill("2023107")
    press = desktop.get_by_role("button", name="公告", exact=True)
    desktop.get_by_label("P01 的名额").fill("13")
    press.click()
    expect(desktop.locator("#seats-e")).to_contain_text("批准的")
    expect(desktop.get_by_label("P01 的名额")).to_have_value("13")
    desktop.get_by_label("P01 的名额").fill("12")
    desktop.get_by_label("说明", exact=True).nth(0).fill("6")
    press.click()
    expect(desktop.locator("#sources-e")).to_contain_text("128")
    assert_sound(desktop, "office-new-refused")
    desktop.get_by_label("说明", exact=True).nth(0).fill("40")
    desktop.get_by_label("时间", exact=True).nth(0).fill("2023-09-15 18:55")
    press.click()
    expect(desktop.locator("#sources-e")).to_contain_text("10 分钟")
    desktop.get_by_label("时间", exact=True).nth(0).fill("2023-09-15 15:00")
    desktop.get_by_text("整组顺延", exact=True).click()
    press.click()
    expect(desktop.locator("#group_boundary-e")).to_be_visible()
    desktop.get_by_text("都录取", exact=True).click()
    desktop.get_by_label("公告编号").fill(DRAW_ID)
    press.click()
    expect(desktop.locator("#draw_id-e")).to_contain_text("一个编号只用一次")
    desktop.get_by_label("公告编号").fill(NEXT.replace(UNIT, "140198"))
    press.click()
    expect(desktop.locator("#draw_id-e")).to_contain_text("本单位的代码")


def test_every_recommended_set_starts_with_its_sources(desktop: Page, office: Office, form: str) -> None:
    sign_in(desktop, office.base, OFFICER)
    wanted = {
        "a": ["digits", "ssq", "", ""],
        "b": ["digits", "drand", "", ""],
        "c": ["reveal", "digits", "ssq", "drand", "", ""],
        "own": ["", "", "", ""],
    }
    for profile, kinds in wanted.items():
        desktop.goto(f"{form}?profile={profile}")
        found = [one.input_value() for one in desktop.locator("select[name=kind]").all()]
        assert found == kinds
