"""An identity service that lies, or somebody on the way: nobody is signed in, and a clear page says so."""

from collections.abc import AsyncGenerator

import httpx2
import pytest
from fastapi import FastAPI
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.responses import JSONResponse

from services.registration.web.province import RETURN, Province
from shared.clock import SystemClock
from shared.web.cookies import Cookies
from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages
from shared.web.oidc.provider import Provider
from tests.builders.registration import PHONE, UNIT
from tests.builders.registration_api import load
from tests.builders.registration_province import Browser
from tests.fakes.lying_provider import CLIENT, ISSUER, LyingProvider

U = f"/u/{UNIT}"
NOT_IN = "没有登录上"
PASSAGES = Passages(b"k" * 32, Cookies(secure=False))


@pytest.fixture
async def liar(app: FastAPI) -> AsyncGenerator[LyingProvider]:
    """The identity service of the app, which says whatever a test puts in."""
    made = LyingProvider()
    provider = Provider(
        issuer=ISSUER, client_id=CLIENT, client_secret="s", redirect_uri=f"http://registration.test{RETURN}"
    )
    oidc = OidcClient(provider, transport=made.transport)
    app.state.province = Province(oidc, PASSAGES)
    yield made
    await oidc.close()


@pytest.fixture
async def person(client: httpx2.AsyncClient, liar: LyingProvider) -> Browser:
    """A family's browser on its way: it has left, and the answer that comes next would be right."""
    await load(client)
    return await on_its_way(Browser(client), liar)


async def on_its_way(person: Browser, liar: LyingProvider, phone: str = PHONE) -> Browser:
    asked = await person.leave()
    now = int(SystemClock().now().timestamp())
    liar.challenge = asked["code_challenge"]
    liar.claims = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": f"sub of {phone}",
        "nonce": asked["nonce"],
        "iat": now - 5,
        "exp": now + 300,
        "phone_number": phone,
        "phone_number_verified": True,
    }
    person.there = f"{RETURN}?code=c&state={asked['state']}"
    return person


async def test_what_is_right_is_let_in(person: Browser) -> None:
    assert (await person.get(person.there)).headers["Location"] == f"{U}/mine"


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "of another way"},
        {"aud": "another service"},
        {"iss": "https://other.example"},
        {"exp": 1_700_000_000},
        {"iat": 4_000_000_000},
        {"azp": "another service"},
    ],
    ids=str,
)
async def test_a_token_that_is_not_for_this_way_lets_nobody_in(
    person: Browser, liar: LyingProvider, lie: dict[str, object]
) -> None:
    liar.claims |= lie
    await assert_nobody_is_in(person, await person.get(person.there))


async def test_a_forged_signature_lets_nobody_in(person: Browser, liar: LyingProvider) -> None:
    liar.key = RSAKey.generate_key(2048, {"kid": "one"})
    await assert_nobody_is_in(person, await person.get(person.there))


async def test_a_token_signed_with_what_both_sides_know_lets_nobody_in(person: Browser, liar: LyingProvider) -> None:
    forged = jwt.encode({"alg": "HS256"}, dict(liar.claims), OctKey.import_key("s" * 32), algorithms=["HS256"])
    liar.answer = JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": forged})
    await assert_nobody_is_in(person, await person.get(person.there))


async def test_an_answer_is_good_once(person: Browser) -> None:
    way = dict(person.cookies)
    await person.get(person.there)
    first = person.session
    person.cookies = way
    again = await person.get(person.there)
    assert again.status_code == 403
    assert "已经用过了" in again.text
    assert first
    assert person.session == ""


async def test_an_attackers_answer_does_not_sign_a_victim_in(
    person: Browser, liar: LyingProvider, client: httpx2.AsyncClient
) -> None:
    """Login CSRF: the attacker's own answer, opened in the browser of somebody else."""
    attackers_link = person.there
    nowhere = Browser(client)
    await assert_nobody_is_in(nowhere, await nowhere.get(attackers_link))
    on_another_way = await on_its_way(Browser(client), liar, "13700000009")
    await assert_nobody_is_in(on_another_way, await on_another_way.get(attackers_link))


async def test_the_session_from_before_ends_and_a_planted_one_is_not_taken_over(
    person: Browser, client: httpx2.AsyncClient
) -> None:
    person.cookies["family"] = planted = "c" * 64
    await person.get(person.there)
    assert person.session not in {"", planted}
    assert (await client.get(f"{U}/mine", headers={"Cookie": f"family={planted}"})).status_code == 303


@pytest.mark.parametrize("astray", ["https://evil.example/", "//evil.example", "/u/140199/mine", f"{U}/../x"])
async def test_the_way_back_leads_nowhere_else(client: httpx2.AsyncClient, liar: LyingProvider, astray: str) -> None:
    await load(client)
    person = Browser(client)
    asked = await person.leave(astray)
    await on_its_way(person, liar)
    assert asked["redirect_uri"] == f"http://registration.test{RETURN}"
    assert (await person.get(person.there)).headers["Location"] == f"{U}/mine"


async def test_the_error_of_a_stranger_is_not_taken_for_the_provider_s(person: Browser) -> None:
    answer = await person.get(f"{RETURN}?error=access_denied&error_description=%E8%AF%B7%E8%BD%AC%E8%B4%A6&state=x")
    assert "转账" not in answer.text
    await assert_nobody_is_in(person, answer)


async def assert_nobody_is_in(person: Browser, answer: httpx2.Response) -> None:
    assert answer.status_code == 403
    assert NOT_IN in answer.text
    assert "用手机号登录" in answer.text
    assert person.session == ""
