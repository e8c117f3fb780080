"""The way is bound to one browser, for ten minutes, and leads back to this host only."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from shared.web.cookies import Cookies
from shared.web.oidc.passage import LONGEST, Passages
from shared.web.oidc.provider import OidcRefused

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PASSAGES = Passages(b"k" * 32, Cookies(secure=True))


def browser(passages: Passages = PASSAGES, *, next: str = "") -> Request:
    answer = Response()
    passages.remember(answer, passages.begin(NOW, next=next))
    return with_cookie(answer.headers["set-cookie"].partition(";")[0])


def with_cookie(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


def test_the_browser_that_left_is_known_when_it_comes_back() -> None:
    answer = Response()
    begun = PASSAGES.begin(NOW, next="/staff/people?page=2.1")
    PASSAGES.remember(answer, begun)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-oidc=")
    assert "HttpOnly" in cookie
    assert PASSAGES.of(with_cookie(cookie.partition(";")[0]), NOW + LONGEST) == begun
    assert begun.next == "/staff/people?page=2.1"
    assert len({begun.state, begun.nonce, begun.verifier, begun.ticket}) == 4
    assert len(begun.verifier) == 64


def test_the_cookie_tells_neither_state_nor_verifier() -> None:
    request = browser()
    passage = PASSAGES.of(request, NOW)
    kept = bytes.fromhex(request.cookies["__Host-oidc"]).decode()
    assert passage.verifier not in kept
    assert passage.state not in kept


@pytest.mark.parametrize("moment", [NOW + LONGEST + timedelta(seconds=1), NOW - timedelta(seconds=1)])
def test_a_way_that_took_too_long_is_over(moment: datetime) -> None:
    with pytest.raises(OidcRefused):
        PASSAGES.of(browser(), moment)


@pytest.mark.parametrize("cookie", ["", "a=b", "__Host-oidc=", "__Host-oidc=00", "__Host-oidc=zz", "__Host-oidc=ff"])
def test_no_cookie_of_ours_is_no_way(cookie: str) -> None:
    with pytest.raises(OidcRefused):
        PASSAGES.of(with_cookie(cookie), NOW)


def test_a_cookie_under_another_key_is_no_way() -> None:
    with pytest.raises(OidcRefused):
        PASSAGES.of(browser(Passages(b"o" * 32, Cookies(secure=True))), NOW)


def test_a_changed_cookie_is_no_way() -> None:
    whole = bytes.fromhex(browser(next="/staff/me").cookies["__Host-oidc"])
    changed = whole.replace(b"/staff/me", b"/staff/no").hex()
    with pytest.raises(OidcRefused):
        PASSAGES.of(with_cookie(f"__Host-oidc={changed}"), NOW)


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example", "/\\evil.example", "me"])
def test_a_way_never_ends_on_another_host(foreign: str) -> None:
    assert PASSAGES.begin(NOW, next=foreign).next == ""
