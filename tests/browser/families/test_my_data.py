"""A family sees what is held of its child, takes it home, has it deleted, and reads each answer."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import FATHER, Child, fill_until_choices, press, sign_in


@pytest.fixture
def sent(phone: Page, address: str, season: Season) -> Page:
    """The page 我的资料 of a family that has sent one form."""
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    press(phone, "没有错，提交")
    phone.goto(phone.url.partition("/applications")[0] + "/my-data")
    return phone


def open_child(page: Page) -> None:
    page.get_by_role("link", name="林知夏的全部资料").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("林知夏的全部资料")


def test_everything_is_shown_and_numbers_are_not(sent: Page) -> None:
    assert_sound(sent, "my-data")
    open_child(sent)
    assert_sound(sent, "data")
    expect(sent.get_by_text("核对服务现在没有回答").first).to_be_visible()
    assert Child().number not in sent.content()
    assert FATHER not in sent.content()


def test_the_copy_as_json_has_everything_in_full(sent: Page, tmp_path: Path) -> None:
    open_child(sent)
    with sent.expect_download() as download:
        sent.get_by_role("button", name="要一份副本（JSON，给程序用）").click()
    assert download.value.suggested_filename == "my-data.json"
    download.value.save_as(tmp_path / "copy.json")
    copied = json.loads((tmp_path / "copy.json").read_text("utf-8"))
    values = {row["key"]: row["value"] for row in copied["form"]}
    assert values["id_number"] == Child().number
    assert "COPIED" in {one["reason"] for one in copied["requests"]}


def test_the_copy_as_pdf(sent: Page, tmp_path: Path) -> None:
    open_child(sent)
    with sent.expect_download() as download:
        sent.get_by_role("button", name="要一份副本（PDF）").click()
    download.value.save_as(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF-")


def test_a_deletion_that_is_refused_has_a_date_and_can_be_objected_to(sent: Page) -> None:
    open_child(sent)
    sent.get_by_role("link", name="删除这些资料").click()
    assert_sound(sent, "delete")
    press(sent, "请求删除")
    expect(sent.get_by_role("heading", level=1)).to_have_text("现在不能删")
    expect(sent.get_by_text("2024年", exact=False).first).to_be_visible()
    assert_sound(sent, "request-refused")
    press(sent, "请工作人员再看")
    expect(sent.get_by_text("这里还没有写").first).to_be_visible()
    assert_sound(sent, "request-objection-error")
    sent.get_by_label("为什么不同意").fill("住址不能让孩子的父亲知道。")
    press(sent, "请工作人员再看")
    expect(sent.get_by_text("您现在不用做什么")).to_be_visible()
    assert_sound(sent, "request-waiting")


def test_taken_back_and_deleted_at_once(sent: Page) -> None:
    open_child(sent)
    sent.get_by_role("link", name="删除这些资料").click()
    press(sent, "撤回报名，马上删")
    expect(sent.get_by_role("heading", level=1)).to_have_text("删掉了")
    assert_sound(sent, "request-deleted")
    sent.get_by_role("link", name="我的资料").click()
    sent.get_by_role("link", name="内容已经删掉的孩子的全部资料").click()
    expect(sent.get_by_text("内容已经删掉了")).to_be_visible()
    assert_sound(sent, "data-deleted")
    sent.goto(sent.url.removesuffix("/data"))
    expect(sent.get_by_text("这份报名已经撤回")).to_be_visible()
    assert_sound(sent, "status-deleted")
    sent.goto(sent.url.partition("/applications")[0] + "/mine")
    assert_sound(sent, "mine-deleted")


def test_the_phone_goes_once_nothing_hangs_on_it(sent: Page) -> None:
    sent.get_by_role("link", name="删掉我的手机号").click()
    assert_sound(sent, "delete-account")
    press(sent, "删掉手机号")
    expect(sent.get_by_text("还有 1 份报名")).to_be_visible()
    sent.get_by_role("link", name="我的资料").click()
    open_child(sent)
    sent.get_by_role("link", name="删除这些资料").click()
    press(sent, "撤回报名，马上删")
    sent.get_by_role("link", name="我的资料").click()
    sent.get_by_role("link", name="删掉我的手机号").click()
    press(sent, "删掉手机号")
    expect(sent.get_by_text("删掉了您的手机号和登录记录")).to_be_visible()
    assert_sound(sent, "account-deleted")
    sent.goto(sent.url.partition("/my-data")[0] + "/mine")
    expect(sent.get_by_label("手机号")).to_be_visible()


def test_reminders_are_asked_apart_and_taken_back(sent: Page) -> None:
    expect(sent.get_by_text("您没有要短信提醒")).to_be_visible()
    press(sent, "同意，发短信提醒我")
    expect(sent.get_by_text("您同意了发短信提醒")).to_be_visible()
    press(sent, "收回，不要提醒了")
    expect(sent.get_by_text("您没有要短信提醒")).to_be_visible()


def test_after_the_close_a_person_corrects(sent: Page, season: Season) -> None:
    closes = season.unit.calendar.registration_closes
    assert closes is not None
    season.clock.moment = closes + timedelta(minutes=1)
    sign_in(sent, sent.url.partition("/registration")[0], season)
    sent.goto(sent.url.partition("/u/140199")[0] + "/u/140199/my-data")
    open_child(sent)
    sent.get_by_role("link", name="有写错的，请工作人员改").click()
    assert_sound(sent, "ask-correction")
    sent.get_by_label("哪里错了，应该是什么").fill("现住址应该是南街2号。")
    press(sent, "请工作人员改")
    expect(sent.get_by_role("heading", level=1)).to_have_text("工作人员正在看")
