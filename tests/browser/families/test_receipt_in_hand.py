"""The receipt in a family's hand: saved, printed, checked by anybody, and good for bringing an application back."""

from pathlib import Path

import asyncpg
import pytest
from playwright.sync_api import Page, expect

from services.registration.domain.receipts.verifier import released_verifier
from shared.database.urls import with_database
from tests.browser.checks import assert_sound, picture
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in
from tests.builders.pdfs import attached, opened, text_of
from tests.plugins.apart import apart
from tests.plugins.database import FreshDatabase
from tests.registration.actions.test_recreate_application import DELETED

PERSONAL = ("林知夏", "周敏", "9907", "0521")


@pytest.fixture
def receipt(phone: Page, address: str, season: Season) -> Page:
    """The page of a receipt, just given."""
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    press(phone, "没有错，提交")
    return phone


def saved(page: Page, link: str, to: Path) -> Path:
    """Follow a download link and keep the file."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    path = to / started.value.suggested_filename
    started.value.save_as(path)
    return path


def open_details(page: Page) -> None:
    page.locator("details summary").first.click()


def lose_everything(database: FreshDatabase) -> None:
    """Do what a crooked operator would."""

    async def delete() -> None:
        connection = await asyncpg.connect(with_database(database.admin_url, database.name))
        for statement in DELETED:
            await connection.execute(statement)
        await connection.close()

    apart(delete())


def test_it_is_saved_as_one_page_that_says_the_same(receipt: Page, tmp_path: Path) -> None:
    shown = receipt.locator(".appno").inner_text()
    pdf = saved(receipt, "保存成 PDF", tmp_path).read_bytes()
    assert len(opened(pdf).pages) == 1
    assert shown in text_of(pdf)
    open_details(receipt)
    assert receipt.locator("pre").inner_text().strip() == attached(pdf)["receipt.txt"].decode().strip()
    assert released_verifier().sha256 in receipt.locator("details").inner_text()
    assert "重算派位，用网页 verify.html" in text_of(pdf)
    assert_sound(receipt, "receipt-open")


def test_printed_it_fills_one_page_in_black(receipt: Page, tmp_path: Path) -> None:
    receipt.emulate_media(media="print")
    picture(receipt, "receipt-print")
    pdf = receipt.pdf(format="A4")
    assert len(opened(pdf).pages) == 1
    text = text_of(pdf)
    assert receipt.locator(".appno").inner_text() in text
    for left_out in ("看进度", "保存成 PDF", "退出"):
        assert left_out not in text


def test_anybody_checks_the_file_without_signing_in(receipt: Page, address: str, tmp_path: Path) -> None:
    page = receipt
    pdf = saved(page, "保存成 PDF", tmp_path)
    open_details(page)
    copy = saved(page, "保存报名表副本", tmp_path)
    page.context.clear_cookies()
    page.goto(f"{address}/registration/u/140199/check-receipt")
    assert_sound(page, "check-receipt")
    page.get_by_label("回执的文件").set_input_files(pdf)
    page.get_by_label("报名表副本").set_input_files(copy)
    press(page, "核对")
    expect(page.get_by_role("heading", level=1)).to_have_text("这张回执是真的")
    expect(page.get_by_text("和回执上的指纹一样，就是当时提交的那一份")).to_be_visible()
    assert_sound(page, "check-receipt-genuine")
    assert not any(personal in page.content() for personal in PERSONAL)


def test_a_changed_receipt_is_told_apart(receipt: Page, address: str) -> None:
    page = receipt
    open_details(page)
    text = page.locator("pre").inner_text()
    page.goto(f"{address}/registration/u/140199/check-receipt")
    press(page, "核对")
    expect(page.get_by_text("这不是一张完整的回执")).to_have_count(2)
    page.get_by_label("或者把回执的原文贴在这里").fill(text.replace("choice 1 P01", "choice 1 P02"))
    press(page, "核对")
    expect(page.get_by_role("heading", level=1)).to_have_text("这张回执不能算真的")
    assert_sound(page, "check-receipt-refused")


def test_what_was_deleted_comes_back_with_receipt_and_copy(
    receipt: Page, address: str, tmp_path: Path, database: FreshDatabase
) -> None:
    page = receipt
    number, pdf = page.locator(".appno").inner_text(), saved(page, "保存成 PDF", tmp_path)
    open_details(page)
    copy = saved(page, "保存报名表副本", tmp_path)
    code = text_of(pdf.read_bytes())
    assert number in code
    lose_everything(database)
    page.goto(f"{address}/registration/u/140199/recreate")
    assert_sound(page, "recreate")
    press(page, "补回报名")
    expect(page.get_by_text("还要当时的报名表")).to_have_count(2)
    page.get_by_label("回执的文件").set_input_files(pdf)
    page.get_by_label("从回执页保存的报名表副本").set_input_files(copy)
    press(page, "补回报名")
    assert page.locator(".appno").inner_text() == number
    page.get_by_role("link", name="看进度").click()
    expect(page.get_by_text("您凭回执把报名补了回来")).to_be_visible()


def test_without_the_copy_the_form_is_entered_again(receipt: Page, address: str, database: FreshDatabase) -> None:
    page = receipt
    number = page.locator(".appno").inner_text()
    open_details(page)
    text = page.locator("pre").inner_text()
    lose_everything(database)
    page.goto(f"{address}/registration/u/140199/recreate")
    press(page, "再填一遍")
    fill_until_choices(page, Child())
    page.get_by_text("云泉县育才学校").click()
    press(page)
    page.goto(f"{address}/registration/u/140199/recreate")
    page.get_by_label("或者把回执的原文贴在这里").fill(text)
    page.get_by_label("或者用重新填好的一份").select_option(label="林知夏")
    press(page, "补回报名")
    assert page.locator(".appno").inner_text() == number


def test_a_code_whose_application_is_gone_says_what_to_do(receipt: Page, address: str, database: FreshDatabase) -> None:
    page = receipt
    code = page.locator(".qr").get_attribute("data-url")
    assert code is not None
    lose_everything(database)
    page.context.clear_cookies()
    page.goto(code.replace("https://zs.example", address))
    expect(page.get_by_role("heading", level=1)).to_have_text("这张回执是真的，系统里没有这份报名")
    assert_sound(page, "receipt-missing")
