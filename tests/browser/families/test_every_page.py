"""Every page of a family in every state it can reach: accessible, no sideways scroll, targets for thumbs."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Response
from starlette.types import ASGIApp

from shared.web.static_files import content
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import (
    FATHER,
    MOTHER,
    PHONE,
    Child,
    press,
    sign_in,
    write_child,
    write_guardian,
    write_homes,
)

MOST_BYTES = 50_000


@pytest.fixture(autouse=True)
def light_and_guarded(phone: Page) -> Iterator[None]:
    """Every page carries the policy, is light with its style and script, and meets no error of the browser."""
    pages: list[Response] = []
    errors: list[str] = []
    phone.on("response", lambda response: pages.append(response) if response.request.is_navigation_request() else None)
    phone.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    phone.on("pageerror", lambda error: errors.append(str(error)))
    yield
    assert errors == []
    for page in pages:
        assert "default-src 'none'" in page.headers["content-security-policy"], page.url
        weight = int(page.headers["content-length"]) + len(content("site.css")) + len(content("site.js"))
        assert weight <= MOST_BYTES, f"{page.url}: {weight}"


def test_the_public_pages(phone: Page, address: str, season: Season) -> None:
    opens, closes = season.unit.calendar.registration_opens, season.unit.calendar.registration_closes
    assert opens is not None
    assert closes is not None
    phone.goto(f"{address}/registration/")
    assert_sound(phone, "front")
    phone.get_by_role("link", name="民办学校 3 所").click()
    assert_sound(phone, "schools")
    phone.goto(f"{address}/registration/u/140199/what-we-collect")
    assert_sound(phone, "what-we-collect")
    for name, moment in (("front-before", opens - timedelta(days=2)), ("front-closed", closes + timedelta(days=1))):
        season.clock.moment = moment
        phone.goto(f"{address}/registration/u/140199/")
        assert_sound(phone, name)


def test_the_pages_that_say_no(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/nowhere")
    assert_sound(phone, "problem-404")
    phone.goto(f"{address}/registration/u/999999/")
    assert_sound(phone, "problem-no-unit")
    phone.goto(f"{address}/registration/u/140199/r/123456789012/1/{'0' * 32}")
    assert_sound(phone, "receipt-not-genuine")


def test_a_fault_of_ours_says_what_is_safe(phone: Page, season: Season, serve: Callable[[ASGIApp], str]) -> None:
    app = season.app(mounted=False)

    async def breaks() -> None:
        raise RuntimeError

    app.add_api_route("/u/140199/breaks", breaks)
    phone.goto(f"{serve(app)}/u/140199/breaks")
    assert_sound(phone, "problem-500")


def test_signing_in(phone: Page, address: str) -> None:
    phone.goto(f"{address}/registration/u/140199/mine")
    assert_sound(phone, "sign-in-expired")
    phone.goto(f"{address}/registration/u/140199/sign-in")
    assert_sound(phone, "sign-in")
    press(phone, "发短信给我")
    assert_sound(phone, "sign-in-error")
    phone.get_by_label("手机号").fill(PHONE)
    press(phone, "发短信给我")
    assert_sound(phone, "sign-in-code")
    phone.get_by_label("6 个数字").fill("12")
    press(phone, "继续")
    assert_sound(phone, "sign-in-code-error")


def test_the_questions(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    assert_sound(phone, "mine-empty")
    press(phone, "开始报名")
    for name in ("child", "child-more", "guardian-1", "guardian-2", "home", "guardian-homes", "choices", "check"):
        phone.goto(f"{phone.url.rpartition('/')[0]}/{name}")
        assert_sound(phone, name)
        if name != "check":
            press(phone)
            assert_sound(phone, f"{name}-error")


def test_the_way_to_the_end(phone: Page, address: str, season: Season) -> None:
    sign_in(phone, address, season)
    press(phone, "开始报名")
    write_child(phone, Child())
    write_guardian(phone, "周敏", "母亲", MOTHER, PHONE)
    write_guardian(phone, "林海", "父亲", FATHER, "13800997716")
    write_homes(phone)
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    assert_sound(phone, "check-complete")
    press(phone, "没有错，提交")
    assert_sound(phone, "receipt")
    phone.get_by_role("link", name="看进度").click()
    assert_sound(phone, "status")
    phone.get_by_role("link", name="不报了").click()
    assert_sound(phone, "withdraw")
    phone.get_by_role("link", name="不撤了").click()
    phone.get_by_role("link", name="我的报名").click()
    assert_sound(phone, "mine")
