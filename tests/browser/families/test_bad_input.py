"""What is wrong gets a sentence beside its field; nothing that was typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.families.season import Season
from tests.browser.families.walk import Child, press, sign_in

WRONG = "140199202103120072"


@pytest.fixture
def first_question(phone: Page, address: str, season: Season) -> Page:
    """The page that asks who the child is."""
    sign_in(phone, address, season)
    press(phone, "开始报名")
    return phone


def test_a_wrong_number_is_kept_explained_and_split(first_question: Page) -> None:
    page = first_question
    page.get_by_label("身份证号", exact=True).fill(WRONG)
    press(page)
    assert page.title() == "错误：孩子的姓名和身份证号 - 阳光招生 - 云泉县教育局"
    expect(page.get_by_role("heading", name="这一页有 2 个地方要改")).to_be_visible()
    expect(page.locator(".errors")).to_be_focused()
    field = page.get_by_label("身份证号", exact=True)
    expect(field).to_have_value(WRONG)
    expect(field).to_have_attribute("aria-invalid", "true")
    sentence = "这个号码有一位不对：前 17 位和最后一位对不上。您填的还在，改错的那一位就行。"
    expect(field).to_have_accessible_description(f"18 位，在户口簿孩子那一页。最后一位可能是 X。 {sentence}")
    expect(page.get_by_text("分开看：140199　2021 0312　0072")).to_be_visible()


def test_a_line_of_the_summary_leads_to_its_field(first_question: Page) -> None:
    press(first_question)
    first_question.get_by_role("link", name="请填写孩子的姓名").click()
    expect(first_question.get_by_label("姓名")).to_be_focused()


def test_a_pasted_number_is_cleaned_and_the_page_says_so(first_question: Page) -> None:
    page, number = first_question, Child().number
    page.get_by_label("姓名").fill(" 买买提•艾合买提 ")
    page.get_by_label("身份证号", exact=True).fill(f"{number[:6]} {number[6:14]}－{number[14:].lower()}　")
    press(page)
    expect(page.get_by_text("孩子的姓名、孩子的身份证件号已经整理好")).to_be_visible()
    page.get_by_role("link", name="上一步").click()
    expect(page.get_by_label("姓名")).to_have_value("买买提·艾合买提")
    expect(page.get_by_label("身份证号", exact=True)).to_have_value(number)


def test_markup_in_a_name_is_text(first_question: Page) -> None:
    page, name = first_question, '"><script>alert(1)</script>'
    page.get_by_label("姓名").fill(name)
    press(page)
    expect(page.get_by_label("姓名")).to_have_value(name)
    expect(page.get_by_text("姓名里有不能写的字符")).to_have_count(2)


def test_a_child_without_a_number_is_welcome(first_question: Page) -> None:
    page = first_question
    page.get_by_label("姓名").fill("林知夏")
    page.get_by_text("孩子用别的证件，或者还没有身份证号").click()
    page.get_by_label("用的是什么证件").select_option(label="其他")
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("孩子的其他情况")
    page.get_by_role("group", name="性别").get_by_text("女").click()
    page.get_by_label("出生日期").fill("2017年3月12日")
    press(page)
    expect(page.get_by_label("出生日期")).to_have_value("2017年3月12日")
    expect(page.get_by_role("group", name="性别").get_by_label("女")).to_be_checked()


def test_nothing_is_chosen_for_the_family(first_question: Page) -> None:
    base = first_question.url.rpartition("/")[0]
    for step in ("child-more", "guardian-1", "guardian-2", "home", "guardian-homes", "choices"):
        first_question.goto(f"{base}/{step}")
        assert first_question.locator("input:checked").count() == 0
        chosen = first_question.evaluate("[...document.querySelectorAll('select')].map((one) => one.value)")
        assert set(chosen) <= {""}


def test_a_draft_of_somebody_else_is_not_found(first_question: Page, address: str, season: Season) -> None:
    theirs = first_question.url
    first_question.context.clear_cookies()
    sign_in(first_question, address, season, "13700990001")
    answer = first_question.goto(theirs)
    assert answer is not None
    assert answer.status == 404
    expect(first_question.get_by_text("没有找到这份没填完的报名表")).to_be_visible()
