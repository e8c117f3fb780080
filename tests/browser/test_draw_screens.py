"""The screen of the hall at 1920 × 1080, dark for a wall of light, light for a projector by day (ux guide, 4.21)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import WIDE, assert_accessible, picture
from tests.browser.draws import RunningLottery, lottery, many_choices_county, one_choice_county
from tests.browser.test_draw_pages import MOMENTS

__all__ = ["lottery"]
TITLES = {
    "announced": "下一步：9月12日（周二）18:00 封存名册",
    "sealed": "名册已经封存，这是它的指纹",
    "reading": "念指纹：请对照您手里的公告和照片",
    "read": "指纹念完了，四行都一致",
    "throwing": "掷数，已有 27 个，还差 13 个",
    "differs": "第 27 个：两个人录入的不一样，正在重新录入",
    "thrown": "下一步：9月15日 16:00 前关闭现场来源",
    "closed": "下一步：9月15日（周五）19:00 公开随机数产生",
    "late": "公开随机数产生：原定 9月15日 19:00，还没有到",
    "seeded": "种子已经产生，正在算结果",
    "drawn": "结果算好了，公布以前再核对一遍",
    "published": "结果已经公布，请在手机上查自己的号",
}
SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
  .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
  .filter((one) => one.getClientRects().length)
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
BELOW = """() => [...document.querySelectorAll('main > div *, aside *')]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().bottom > innerHeight + 1)
  .map((one) => one.textContent.trim().slice(0, 40))"""
OVERLAP = """() => { const last = document.querySelector('aside ol > li:last-child').getBoundingClientRect();
  return document.querySelector('.code').getBoundingClientRect().top - last.bottom; }"""


def assert_fit_for_a_hall(page: Page, name: str) -> None:
    """Expect that everything is on the screen, large enough to read from 20 m, and nothing can be pressed."""
    page.set_viewport_size(WIDE)
    page.wait_for_load_state("load")
    expect(page).to_have_title(re.compile(" - 阳光招生"))
    picture(page, name)
    assert_accessible(page)
    assert page.evaluate(SMALLEST) >= 27.9, name
    assert page.evaluate(BELOW) == [], name
    assert page.evaluate(OVERLAP) >= 0, name
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920
    assert page.locator("a, button, input").count() == 0


@pytest.mark.parametrize("name", TITLES)
def test_every_moment_fits_on_the_screen(lottery: RunningLottery, desktop: Page, name: str) -> None:
    last, then, clock, _, _ = MOMENTS[name]
    address = lottery.with_draw(one_choice_county(), last=last, then=then, clock=clock)
    desktop.goto(f"{address}/screen")
    expect(desktop.get_by_role("heading", level=2).first).to_have_text(TITLES[name])
    assert_fit_for_a_hall(desktop, f"screen-{name}")
    desktop.goto(f"{address}/screen?light=1")
    expect(desktop.locator("html.light")).to_be_visible()
    assert_fit_for_a_hall(desktop, f"screen-light-{name}")


def test_a_void_draw_says_so_in_the_hall(lottery: RunningLottery, desktop: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="freeze", void=True)
    desktop.goto(f"{address}/screen")
    expect(desktop.get_by_role("heading", level=2)).to_have_text("这次派位作废，没有产生任何结果")
    assert_fit_for_a_hall(desktop, "screen-void")


def test_many_schools_are_summed_up(lottery: RunningLottery, desktop: Page) -> None:
    desktop.goto(f"{lottery.with_draw(many_choices_county(), last='publish')}/screen")
    expect(desktop.get_by_role("heading", name="5 所学校")).to_be_visible()
    assert_fit_for_a_hall(desktop, "screen-many")
