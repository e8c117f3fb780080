"""用省里的统一身份登录, in the browser: to a real provider on another port and back."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.registration.web.province import RETURN
from shared.web.oidc.provider import Provider
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.builders.identity_provider import identity_provider

PEOPLE: tuple[dict[str, object], ...] = (
    {"sub": "zhou", "phone_number": "13900990521", "phone_number_verified": True},
    {"sub": "nobody"},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The province's identity service."""
    with identity_provider(claims=PEOPLE) as running:
        yield running


@pytest.fixture
def address(season: Season, serve: Callable[[ASGIApp], str], issuer: str) -> str:
    """Where the pages are served, with the identity service set."""
    season.province = Provider(
        issuer=issuer, client_id="us", client_secret="s", redirect_uri="http://127.0.0.1/", scope="openid phone"
    )
    app = season.app(mounted=False)
    here = serve(app)
    client = app.state.province.client
    client.provider = season.province.model_copy(update={"redirect_uri": f"{here}{RETURN}"})
    return here


def go_there(page: Page, address: str) -> None:
    """Press the button on the sign-in page."""
    page.goto(f"{address}/u/140199/sign-in")
    page.get_by_role("link", name="用省里的统一身份登录").click()


def test_there_and_back(phone: Page, address: str, issuer: str) -> None:
    phone.goto(f"{address}/u/140199/sign-in")
    assert_sound(phone, "sign-in-with-province")
    go_there(phone, address)
    assert phone.url.startswith(issuer)
    phone.get_by_role("button", name="zhou").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的报名")
    phone.get_by_role("link", name="在哪些手机上登录着").click()
    expect(phone.get_by_text("用省里的统一身份登录")).to_be_visible()


def test_without_a_phone_and_without_script(phone_without_script: Page, address: str) -> None:
    go_there(phone_without_script, address)
    phone_without_script.get_by_role("button", name="nobody").click()
    expect(phone_without_script.get_by_role("heading", level=1)).to_have_text("没有登录上")
    expect(phone_without_script.get_by_text("没有告诉我们您的手机号")).to_be_visible()


def test_the_page_after_a_refusal(phone: Page, address: str) -> None:
    phone.goto(f"{address}{RETURN}?error=access_denied&state=x")
    expect(phone.get_by_role("heading", level=1)).to_have_text("没有登录上")
    assert_sound(phone, "sign-in-province-refused")
