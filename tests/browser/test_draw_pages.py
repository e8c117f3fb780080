"""The public page of a draw: one address, every moment, in two languages, on a phone and at a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.draws import RunningLottery, lottery, many_choices_county, one_choice_county
from tests.browser.moments import EVENING, HALL, LATE, Moment, rows_read, thrown
from tests.builders.draws import DRAW_ID, number

__all__ = ["lottery"]
MOMENTS: dict[str, tuple[str, Moment | None, str, str, str]] = {
    "announced": ("announce", None, "2023-09-07T09:00:00+08:00", "2023 年民办小学电脑派位", "2023 年民办小学电脑派位"),
    "sealed": ("freeze", None, "2023-09-13T09:00:00+08:00", "2023 年民办小学电脑派位", "2023 年民办小学电脑派位"),
    "reading": ("freeze", rows_read(2), HALL, "正在派位：念指纹", "Draw in progress: reading the fingerprint"),
    "read": ("freeze", rows_read(4), HALL, "正在派位：念指纹", "Draw in progress: reading the fingerprint"),
    "throwing": ("freeze", thrown(26, half=True), HALL, "正在派位：现场掷数", "Draw in progress: throwing digits"),
    "differs": ("freeze", thrown(26, differs=True), HALL, "正在派位：现场掷数", "Draw in progress: throwing digits"),
    "thrown": ("freeze", thrown(40), HALL, "正在派位：现场来源", "Draw in progress: sources in the hall"),
    "closed": ("close", None, EVENING, "正在派位：等最后一个数", "Draw in progress: waiting for the last number"),
    "late": ("close", None, LATE, "正在派位：等最后一个数", "Draw in progress: waiting for the last number"),
    "seeded": ("seed", None, LATE, "正在派位：种子已经产生", "Draw in progress: the seed is known"),
    "drawn": ("draw", None, LATE, "正在派位：马上公布结果", "Draw in progress: the result is about to be published"),
    "published": ("publish", None, LATE, "派位结果：3 所学校", "Result of the draw: 3 schools"),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_every_moment_of_a_draw_has_a_sound_page(lottery: RunningLottery, phone: Page, name: str) -> None:
    last, then, clock, heading, english = MOMENTS[name]
    address = lottery.with_draw(one_choice_county(), last=last, then=then, clock=clock)
    answer = phone.goto(address)
    assert answer is not None
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
    assert_sound(phone, f"draw-{name}")
    phone.get_by_role("link", name="English").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(english)
    assert_sound(phone, f"draw-{name}-english")


@pytest.mark.parametrize("name", ["sealed", "throwing", "closed", "published"])
def test_every_page_says_the_same_without_script(
    lottery: RunningLottery, phone_without_script: Page, name: str
) -> None:
    last, then, clock, heading, _ = MOMENTS[name]
    phone_without_script.goto(lottery.with_draw(one_choice_county(), last=last, then=then, clock=clock))
    expect(phone_without_script.get_by_role("heading", level=1)).to_have_text(heading)
    expect(phone_without_script.locator("ol.line > li")).to_have_count(7)


def test_the_elderly_view_is_as_sound(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="publish")
    phone.goto(address)
    phone.get_by_role("button", name="长辈版").click()
    expect(phone.locator("html.elder")).to_be_visible()
    assert_sound(phone, "draw-elder")
    phone.goto(f"{address}/numbers/{number(30)}")
    assert_sound(phone, "number-elder")


def test_the_throw_in_the_elderly_view_is_as_sound(lottery: RunningLottery, phone: Page) -> None:
    last, then, clock, _, _ = MOMENTS["throwing"]
    address = lottery.with_draw(one_choice_county(), last=last, then=then, clock=clock)
    phone.goto(f"{address}?view=3")
    expect(phone.locator("html.elder3")).to_be_visible()
    assert_sound(phone, "draw-throwing-elder")


@pytest.mark.parametrize("last", ["announce", "freeze", "close"])
def test_a_void_draw_stays_and_says_why(lottery: RunningLottery, phone: Page, last: str) -> None:
    address = lottery.with_draw(one_choice_county(), last=last, void=True)
    phone.goto(address)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("作废")
    expect(phone.get_by_text("市教育局书面要求停止")).to_be_visible()
    assert_sound(phone, f"draw-void-{last}")
    phone.goto(f"{address}/en")
    expect(phone.get_by_text("This draw is void; it produced no result")).to_be_visible()
    assert_sound(phone, f"draw-void-{last}-english")


def test_many_schools_are_a_list_with_a_page_each(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(many_choices_county(), last="publish")
    phone.goto(f"{address}/en")
    assert_sound(phone, "draw-many-english")
    phone.goto(address)
    expect(phone.get_by_role("heading", level=1)).to_have_text("派位结果：5 所学校")
    assert_sound(phone, "draw-many")
    phone.get_by_role("link", name="第一民办学校").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("第一民办学校")
    expect(phone.get_by_text("录取线　派位号到")).to_be_visible()
    assert_sound(phone, "lot")


def test_lists_lead_to_draws_and_to_the_chain_of_a_unit(lottery: RunningLottery, phone: Page) -> None:
    base = lottery.with_draw(one_choice_county(), last="freeze").removesuffix(f"/draws/{DRAW_ID}")
    phone.goto(f"{base}/")
    assert_sound(phone, "draws")
    phone.get_by_role("link", name="云泉县教育局").last.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("云泉县教育局的派位公告")
    assert_sound(phone, "chain")
    phone.get_by_role("link", name="第 1 号").click()
    expect(phone).to_have_url(f"{base}/draws/{DRAW_ID}")


def test_an_empty_list_says_what_will_be_here(lottery: RunningLottery, phone: Page) -> None:
    phone.goto(f"{lottery.empty()}/")
    expect(phone.get_by_text("还没有派位公告")).to_be_visible()
    assert_sound(phone)
