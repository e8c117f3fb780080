"""A form of another site is refused; the size of the text is remembered and leads nowhere else."""

import re

import pytest
from starlette.responses import Response

from shared.web.cookies import Cookies
from tests.shared.web.sample_app import asking, sample_app


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://here.test"}, 200),
        ({"Origin": "http://elsewhere.test"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://here.test"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
async def test_the_browser_says_where_a_form_comes_from(headers: dict[str, str], status: int) -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("form", headers=headers)
    assert answer.status_code == status


async def test_an_old_browser_that_says_nothing_needs_the_token_of_its_own_visit() -> None:
    async with asking(sample_app()) as client, asking(sample_app()) as other:
        field = (await client.get("form-token")).text
        token = re.findall(r'value="([0-9a-f]{64})"', field)[0]
        await other.get("form-token")
        assert (await client.post("form", data={"token": token})).status_code == 200
        assert (await client.post("form", data={"token": "0" * 64})).status_code == 403
        assert (await other.post("form", data={"token": token})).status_code == 403


async def test_cookies_are_tied_to_the_host_where_there_is_tls() -> None:
    async with asking(sample_app(secure=True)) as client:
        set_cookie = (await client.get("form-token")).headers["set-cookie"]
    assert set_cookie.startswith("__Host-visit=")
    for word in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
        assert word in set_cookie


@pytest.mark.parametrize(("size", "view"), [("1", "elder"), ("2", "elder elder2"), ("3", "elder elder2 elder3")])
async def test_the_elderly_view_is_remembered_and_undone(size: str, view: str) -> None:
    async with asking(sample_app()) as client:
        chosen = await client.post("view", data={"size": size, "back": "/registration/nowhere?a=1"})
        assert (chosen.status_code, chosen.headers["location"]) == (303, "/registration/nowhere?a=1")
        larger = (await client.get("nowhere")).text
        await client.post("view", data={"size": "0", "back": "/registration/nowhere"})
        ordinary = (await client.get("nowhere")).text
    assert f'<html lang="zh-CN" class="{view}">' in larger
    assert "打电话问" in larger
    assert '<html lang="zh-CN">' in ordinary


async def test_a_poster_may_link_to_the_elderly_view() -> None:
    async with asking(sample_app()) as client:
        page = (await client.get("nowhere?view=1&a=2")).text
        assert 'name="back" value="/registration/nowhere?a=2"' in page
        assert 'class="elder"' in (await client.get("nowhere")).text


@pytest.mark.parametrize("back", ["//elsewhere.test/", "/\\elsewhere.test", "https://elsewhere.test/", "", "/a\nb"])
async def test_the_way_back_stays_on_this_host(back: str) -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("view", data={"size": "1", "back": back})
    assert answer.headers["location"] == "/registration/"


async def test_a_file_or_a_nul_is_no_form() -> None:
    async with asking(sample_app()) as client:
        nul = await client.post("view", data={"size": "\x00"})
        file = await client.post("view", files={"size": ("x.txt", b"1")})
    assert (nul.status_code, file.status_code) == (400, 400)


def test_signing_out_empties_what_the_browser_kept() -> None:
    cookies = Cookies(secure=True)
    for name, emptied in (("family", '"cache", "storage"'), ("staff", '"cache", "storage"'), ("view", None)):
        answer = Response()
        cookies.forget(answer, name)
        assert answer.headers.get("Clear-Site-Data") == emptied
