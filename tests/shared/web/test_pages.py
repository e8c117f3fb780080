"""The layout and the static files: headers on every page, addresses that change with the content, light pages."""

import re

from shared.web.headers import HEADERS, YEAR
from shared.web.static_files import asset_path, content
from tests.shared.web.sample_app import asking, sample_app


async def test_every_page_carries_the_headers_and_nothing_is_kept() -> None:
    async with asking(sample_app()) as client:
        headers = (await client.get("people/raises/missing")).headers
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert headers["cache-control"] == "no-store"
    assert "unsafe" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


async def test_tls_is_demanded_where_there_is_tls() -> None:
    async with asking(sample_app(secure=True)) as client:
        assert (await client.get("nowhere")).headers["strict-transport-security"] == YEAR
    assert "max-age=31536000" in YEAR
    assert "includeSubDomains" in YEAR


async def test_every_answer_has_a_nonce_of_its_own_and_runs_nothing_else() -> None:
    async with asking(sample_app()) as client:
        pages = [await client.get("nowhere") for _ in range(3)]
    nonces = []
    for page in pages:
        policy = page.headers["content-security-policy"]
        (nonce,) = re.findall(r"script-src 'nonce-([A-Za-z0-9_-]{22})'(?:;|$)", policy)
        assert f"style-src 'nonce-{nonce}'" in policy
        tags = re.findall(r"<(?:script|link rel=\"stylesheet\")[^>]*>", page.text)
        assert tags
        assert all(f'nonce="{nonce}"' in tag for tag in tags)
        nonces.append(nonce)
    assert len(set(nonces)) == len(nonces)


async def test_static_files_are_kept_for_long_under_the_address_of_their_content() -> None:
    async with asking(sample_app()) as client:
        page = (await client.get("nowhere")).text
        style = re.findall(r'href="/registration(/static/[0-9a-f]{16}/site\.css)"', page)[0]
        answer = await client.get(style[1:])
        assert style == asset_path("site.css")
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        assert "immutable" in answer.headers["cache-control"]
        for wrong in ("static/0000000000000000/site.css", "static/x/secret.py"):
            assert (await client.get(wrong)).status_code == 404


def test_style_and_script_are_light() -> None:
    assert len(content("site.css")) < 32_000
    assert len(content("site.js")) <= 3_000


async def test_no_style_attribute_and_no_script_inside_of_pages() -> None:
    async with asking(sample_app()) as client:
        page = (await client.get("nowhere")).text
    assert " style=" not in page
    assert "<script>" not in page
    assert len(page) < 10_000
