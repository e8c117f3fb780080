"""Somebody at the families' door: asks who has an account, guesses, plants sessions, leads people astray."""

import asyncio
import re

import httpx2
import pytest

from services.registration.app import create_app
from services.registration.settings import RegistrationSettings
from tests.attacks.registration.visits import HERE, a_home
from tests.builders.registration import PHONE, UNIT
from tests.builders.registration_api import SERVICE, load

STRANGER = "13700000009"
U = f"/u/{UNIT}"


async def code_of(client: httpx2.AsyncClient, phone: str) -> str:
    sms = await client.post("/internal/sms/latest", json={"phone": phone}, headers=SERVICE)
    return str(sms.json()["code"])


def another(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def told(answer: httpx2.Response) -> tuple[int, set[str], str]:
    """What an answer gives away: status, names of headers, text without what is chance or the asker's own phone."""
    text = re.sub(
        r"nonce=\"[^\"]+\"|[0-9a-f]{64}|1\d\d\*{4}\d{4}|value=\"\d+\"|[0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3}",
        "",
        answer.text,
    )
    return answer.status_code, set(answer.headers) - {"content-length"}, text


async def test_known_and_unknown_phones_get_the_same_pages(client: httpx2.AsyncClient) -> None:
    await load(client)
    await a_home(client)
    given = []
    for phone in (PHONE, STRANGER):
        asked = await client.post(f"{U}/sign-in", data={"phone": phone}, headers=HERE)
        signing = asked.headers["Set-Cookie"].partition(";")[0]
        page = await client.get(f"{U}/sign-in/code", headers={"Cookie": signing})
        wrong = another(await code_of(client, phone))
        refused = await client.post(f"{U}/sign-in/code", data={"code": wrong}, headers={**HERE, "Cookie": signing})
        given.append([told(asked)[:2], told(page), told(refused)])
        client.cookies.clear()
    assert given[0] == given[1]


async def test_known_and_unknown_phones_get_the_same_answers(client: httpx2.AsyncClient) -> None:
    await load(client)
    await a_home(client)
    await client.post("/api/sign-in", json={"phone": PHONE})
    for phone in (PHONE, STRANGER):
        asked = await client.post("/api/sign-in", json={"phone": phone})
        assert (asked.status_code, set(asked.json())) == (202, {"phone", "expires_at", "again_at"})
        wrong = another(await code_of(client, phone))
        for left in (4, 3, 2, 1):
            refused = await client.post("/api/sign-in/code", json={"phone": phone, "code": wrong})
            assert (refused.status_code, refused.json()["code"]) == (422, "CODE_WRONG")
            assert f"还可以再试 {left} 次" in refused.json()["title"]


async def test_of_a_hundred_guesses_at_once_over_the_wire_five_are_compared(client: httpx2.AsyncClient) -> None:
    await load(client)
    await client.post("/api/sign-in", json={"phone": PHONE})
    right = await code_of(client, PHONE)
    wrong = [f"{guess:06d}" for guess in range(100) if f"{guess:06d}" != right]
    tries = (client.post("/api/sign-in/code", json={"phone": PHONE, "code": code}) for code in wrong)
    answers = await asyncio.gather(*tries)
    assert sum(answer.json()["code"] == "CODE_WRONG" for answer in answers) == 4
    late = await client.post("/api/sign-in/code", json={"phone": PHONE, "code": right})
    assert late.status_code in {422, 429}


async def test_many_phones_from_one_address_are_too_many(settings: RegistrationSettings) -> None:
    app = create_app(settings.model_copy(update={"codes_per_address": 5}))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as client:
            asked = [
                await client.post(
                    "/api/sign-in",
                    json={"phone": f"137000000{place:02d}"},
                    headers={"X-Forwarded-For": f"203.0.113.{place}", "Forwarded": f"for=203.0.113.{place}"},
                )
                for place in range(7)
            ]
    assert [answer.status_code for answer in asked] == [202] * 5 + [429] * 2
    assert asked[-1].json()["code"] == "TOO_MANY_FROM_HERE"


async def test_a_session_that_somebody_planted_is_worth_nothing(client: httpx2.AsyncClient) -> None:
    await load(client)
    planted = "b" * 64
    opened = await a_home(client, draft_only=True, cookie=planted)
    assert planted not in opened.cookie["Cookie"]
    assert (await client.get(f"{U}/mine", headers={"Cookie": f"family={planted}"})).status_code == 303


async def test_an_old_token_opens_nothing_after_the_next_sign_in_nor_after_signing_out(
    client: httpx2.AsyncClient,
) -> None:
    await load(client)
    first = await a_home(client, draft_only=True)
    second = await a_home(client, draft_only=True, cookie=first.cookie["Cookie"].removeprefix("family="))
    assert (await client.get(f"{U}/mine", headers=first.cookie)).status_code == 303
    await client.post(f"{U}/sign-out", headers=second.form)
    for cookie in (first.cookie, second.cookie):
        assert (await client.get(f"{U}/mine", headers=cookie)).status_code == 303
        token = cookie["Cookie"].removeprefix("family=")
        asked = await client.get("/api/sessions", headers={"Authorization": f"Session {token}"})
        assert asked.status_code == 401


@pytest.mark.parametrize(
    "astray",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/u/140199/mine",
        f"{U}/../../evil",
        f"{U}/./mine",
        f"{U}//evil.example",
        f"{U}/mine?next=//evil.example",
        f"{U}/mine%0d%0aSet-Cookie:%20family=x",
        f"{U}/sign-out",
        "javascript:alert(1)",
    ],
)
async def test_signing_in_leads_nowhere_else(client: httpx2.AsyncClient, astray: str) -> None:
    await load(client)
    page = await client.get(f"{U}/sign-in", params={"next": astray})
    assert f'action="{U}/sign-in"' in page.text
    assert await where_it_leads(client, astray) == f"{U}/mine"


async def test_signing_in_leads_on_to_the_page_that_was_wanted(client: httpx2.AsyncClient) -> None:
    await load(client)
    sent_away = await client.get(f"{U}/helpers")
    assert sent_away.headers["Location"] == f"{U}/sign-in?next={U}/helpers"
    assert await where_it_leads(client, f"{U}/helpers") == f"{U}/helpers"


async def where_it_leads(client: httpx2.AsyncClient, following: str) -> str:
    asked = await client.post(f"{U}/sign-in", params={"next": following}, data={"phone": PHONE}, headers=HERE)
    signing = asked.headers["Set-Cookie"].partition(";")[0]
    client.cookies.clear()
    code = await code_of(client, PHONE)
    opened = await client.post(f"{U}/sign-in/code", data={"code": code}, headers={**HERE, "Cookie": signing})
    client.cookies.clear()
    return str(opened.headers["Location"])
