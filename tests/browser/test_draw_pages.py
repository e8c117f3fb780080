"""The public page of a draw: one address, every state, on a phone and at a desk; a family finds its number."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.draws import RunningLottery, lottery, many_choices_county, one_choice_county
from tests.builders.draws import DRAW_ID, number

__all__ = ["lottery"]
HEADINGS = {
    "announce": "2023 年民办小学电脑派位",
    "freeze": "2023 年民办小学电脑派位",
    "close": "正在派位：等最后一个数",
    "seed": "正在派位：种子已经产生",
    "draw": "正在派位：马上公布结果",
    "publish": "派位结果：3 所学校",
}


@pytest.mark.parametrize("last", HEADINGS)
def test_every_state_of_a_draw_has_a_sound_page(lottery: RunningLottery, phone: Page, last: str) -> None:
    answer = phone.goto(lottery.with_draw(one_choice_county(), last=last))
    assert answer is not None
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    expect(phone.get_by_role("heading", level=1)).to_have_text(HEADINGS[last])
    assert_sound(phone, f"draw-{last}")


def test_the_elderly_view_is_as_sound(lottery: RunningLottery, phone: Page) -> None:
    address = lottery.with_draw(one_choice_county(), last="publish")
    phone.goto(address)
    phone.get_by_role("button", name="长辈版").click()
    expect(phone.locator("html.elder")).to_be_visible()
    assert_sound(phone, "draw-elder")
    phone.goto(f"{address}/numbers/{number(30)}")
    assert_sound(phone, "number-elder")


def test_a_void_draw_stays_and_says_why(lottery: RunningLottery, phone: Page) -> None:
    phone.goto(lottery.with_draw(one_choice_county(), last="freeze", void=True))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("作废")
    expect(phone.get_by_text("市教育局书面要求停止")).to_be_visible()
    assert_sound(phone, "draw-void")


def test_many_schools_are_a_list_with_a_page_each(lottery: RunningLottery, phone: Page) -> None:
    phone.goto(lottery.with_draw(many_choices_county(), last="publish"))
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
