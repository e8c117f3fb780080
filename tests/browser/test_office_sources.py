"""Envelopes, 双色球, a published number and the beacon in the browser: sound, with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from services.lottery.gateways.beacons import BeaconRelays
from tests.browser.checks import assert_sound
from tests.browser.office import Office, clock, heading, lottery, office, sign_in
from tests.browser.test_office_throws import read_aloud
from tests.builders.ceremonies import OFFICER, RELEASER
from tests.builders.draws import LAST_SOURCE_AT, THROWN_AT, beacon
from tests.builders.every_kind import NONCES, every_kind
from tests.builders.office_desk import HandClock

__all__ = ["clock", "lottery", "office"]
AFTER_THE_EVENING = "2023-09-15T16:10:00+08:00"


@pytest.fixture
def pages(office: Office, clock: HandClock) -> str:
    """A frozen draw with a source of every kind, at the time of the throws."""
    found = office.with_draw("freeze", sources=every_kind())
    clock.put_to(THROWN_AT)
    return found


def test_the_pages_of_every_kind_are_sound(desktop: Page, office: Office, clock: HandClock, pages: str) -> None:
    sign_in(desktop, office.base, OFFICER)
    read_aloud(desktop, pages)
    for path in ("envelopes", "bulletin", "published", "close"):
        desktop.goto(f"{pages}/{path}")
        assert_sound(desktop, f"office-{path}")
    clock.put_to(AFTER_THE_EVENING)
    desktop.goto(f"{pages}/bulletin")
    desktop.get_by_role("button", name="记下开奖号码").click()
    expect(desktop.get_by_role("alert")).to_contain_text("4 个地方要改")
    assert_sound(desktop, "office-bulletin-error")
    desktop.goto(f"{pages}/envelopes")
    desktop.get_by_role("button", name="记下 W1").click()
    expect(desktop.get_by_role("alert")).to_contain_text("请选拆了还是没有拆")
    assert_sound(desktop, "office-envelopes-error")


@pytest.mark.parametrize("kind", ["desktop", "phone_without_script"])
def test_an_envelope_is_typed_by_two(kind: str, request: pytest.FixtureRequest, office: Office, pages: str) -> None:
    page: Page = request.getfixturevalue(kind)
    sign_in(page, office.base, OFFICER)
    read_aloud(page, pages)
    for who in (OFFICER, RELEASER):
        sign_in(page, office.base, who)
        page.goto(f"{pages}/envelopes")
        for label, nonce in zip(("W1", "W2"), NONCES, strict=True):
            expect(page.get_by_text(f"{label} 的信封拆开了吗？")).to_be_visible()
            page.get_by_text("拆开了", exact=True).click()
            page.get_by_label(f"{label} 的信封里写的").fill(nonce)
            page.get_by_role("button", name=f"记下 {label}").click()
        heading(page, "拆信封")
    expect(page.get_by_text("信封都拆完了，两个人填的一样")).to_be_visible()
    expect(page.get_by_text(NONCES[0])).to_be_visible()


def test_the_beacon_is_pasted_where_no_relay_answers(
    desktop: Page, office: Office, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BeaconRelays, "count", 1)
    pages = office.with_draw("close")
    clock.put_to(LAST_SOURCE_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/beacon")
    desktop.get_by_role("button", name="从网上取").click()
    expect(desktop.get_by_role("alert")).to_contain_text("可以粘贴签名")
    assert_sound(desktop, "office-beacon-silent")
    desktop.get_by_label("这一轮的签名").fill("00" * 48)
    desktop.get_by_role("button", name="核对，记下").click()
    expect(desktop).to_have_title(re.compile("^错误："))
    expect(desktop.locator("#signature-e")).to_contain_text("这不是信标第 657413 轮的签名")
    desktop.get_by_label("这一轮的签名").fill(beacon()[1])
    desktop.get_by_role("button", name="核对，记下").click()
    expect(desktop.get_by_text("签名核对过，是真的")).to_be_visible()
    assert_sound(desktop, "office-beacon-done")
    desktop.get_by_role("link", name="去产生种子").click()
    assert_sound(desktop, "office-seed-ready")
    desktop.get_by_role("button", name="产生种子").click()
    expect(desktop.get_by_text("种子已经产生").first).to_be_visible()


def test_without_relays_only_a_signature_is_asked_for(desktop: Page, office: Office, clock: HandClock) -> None:
    pages = office.with_draw("close")
    clock.put_to(LAST_SOURCE_AT)
    sign_in(desktop, office.base, OFFICER)
    desktop.goto(f"{pages}/beacon")
    expect(desktop.get_by_role("button", name="从网上取")).to_have_count(0)
    desktop.get_by_role("button", name="核对，记下").click()
    expect(desktop.locator("#signature-e")).to_contain_text("请粘贴信标公布的签名")
    assert_sound(desktop, "office-beacon-paste")
