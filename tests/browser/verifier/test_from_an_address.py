"""A bundle is read from any address: the product's own draw, served by another host than the page."""

from collections.abc import Callable

import httpx2
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.lottery.released.programs import released
from tests.browser.draws import RunningLottery, lottery, one_choice_county
from tests.browser.verifier.verifying import REPORT, Verifier
from tests.builders.draws import DRAW_ID

__all__ = ["lottery"]


def opened(page: Page, home: str, address: str) -> Verifier:
    """The report on what lies at an address, opened by a link."""
    page.goto(f"{home}?bundle={address}")
    expect(page.locator(REPORT)).to_be_attached(timeout=60_000)
    return Verifier(page)


def test_the_product_s_own_draw_agrees(lottery: RunningLottery, phone: Page, home: str) -> None:
    draw = lottery.with_draw(one_choice_county(), last="publish")
    assert not draw.startswith(home.removesuffix("/verify.html"))
    key = httpx2.get(draw.replace(f"/draws/{DRAW_ID}", "/units/140199/key")).text.strip()
    verifier = opened(phone, home, draw)
    assert verifier.verdicts() == ("holds", "clean", "")
    phone.fill("#key", key)
    phone.get_by_role("button", name="填好了，再验证一次").click()
    expect(phone.locator("[data-name=signature][data-state=ok]")).to_be_visible(timeout=30_000)
    states = {
        name: verifier.state(name) for name in ("beacon", "beacon_round", "closing", "terms", "manifest", "programs")
    }
    assert set(states.values()) == {"ok"}, states


def test_the_archive_itself_can_be_named(lottery: RunningLottery, phone: Page, home: str) -> None:
    draw = lottery.with_draw(one_choice_county(), last="publish")
    assert opened(phone, home, f"{draw}/bundle.tar.gz").verdicts() == ("holds", "clean", "")


def test_the_lottery_serves_the_page_and_lets_pages_of_others_read(lottery: RunningLottery, phone: Page) -> None:
    draw = lottery.with_draw(one_choice_county(), last="publish")
    base = draw.removesuffix(f"/draws/{DRAW_ID}")
    answer = httpx2.get(f"{base}/verify.html")
    assert answer.content == released("verify.html")
    for path in (f"/draws/{DRAW_ID}/files/draw.json", f"/draws/{DRAW_ID}/bundle.tar.gz", "/log/key"):
        headers = httpx2.get(f"{base}{path}").headers
        assert headers["access-control-allow-origin"] == "*", path
        assert "access-control-allow-credentials" not in headers
    assert opened(phone, f"{base}/verify.html", f"draws/{DRAW_ID}").verdicts() == ("holds", "clean", "")


def test_a_draw_without_a_result_says_what_is_missing(lottery: RunningLottery, phone: Page, home: str) -> None:
    verifier = opened(phone, home, lottery.with_draw(one_choice_county(), last="freeze"))
    assert verifier.heading() == "验证不了：缺 3 个文件"


def test_an_address_that_does_not_answer(phone: Page, home: str, serve: Callable[[ASGIApp], str]) -> None:
    async def nothing(scope: object, receive: object, send: Callable[..., object]) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})  # type: ignore[misc]  # ASGI
        await send({"type": "http.response.body", "body": b""})  # type: ignore[misc]  # ASGI

    phone.goto(f"{home}?bundle={serve(nothing)}/draws/X")
    expect(phone.get_by_role("alert")).to_contain_text("这个网址打不开")
    expect(phone.locator("#source")).to_be_visible()
