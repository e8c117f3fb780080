"""Whoever wrote an invitation opens its link before it is handed over, and waits for the person to come."""

import re
from datetime import UTC, datetime

import httpx2

from tests.builders.staff import PASSWORD, UNIT, code_at
from tests.builders.staff_api import opened, session_of

Told = dict[str, str]
OTHER = {"sec-fetch-site": "same-origin"}


async def invitation(client: httpx2.AsyncClient) -> str:
    boss = await session_of(client, await opened(client, "administrator"))
    wanted = {"display_name": "周敏", "role": "unit_clerk", "scope": UNIT, "home_unit": UNIT}
    return str((await client.post("/api/invitations", json=wanted, headers=boss)).json()["invitation"])


async def choose(client: httpx2.AsyncClient, token: str, **more: str) -> Told:
    chosen = {"invitation": token, "name": "zhoumin", "password": PASSWORD} | more
    told: Told = (await client.post("/api/enrolments", json=chosen)).json()
    return told


async def prove(client: httpx2.AsyncClient, token: str, *, secret: str, proof: str) -> httpx2.Response:
    now = datetime.fromtimestamp((await opened(client)).now, UTC)
    body = {"invitation": token, "code": code_at(now, secret), "proof": proof}
    return await client.post("/api/enrolments/proof", json=body)


async def test_the_secret_seen_first_opens_nothing_later(client: httpx2.AsyncClient) -> None:
    token = await invitation(client)
    crooked = await choose(client, token, password="the crooked one's password")
    honest = await choose(client, token)
    assert honest["secret"] != crooked["secret"]
    refused = await prove(client, token, secret=crooked["secret"], proof=crooked["proof"])
    assert (refused.status_code, refused.json()["code"]) == (409, "CHOSEN_ELSEWHERE")
    mixed = await prove(client, token, secret=crooked["secret"], proof=honest["proof"])
    assert mixed.json()["code"] == "CODE_WRONG"
    assert (await prove(client, token, secret=honest["secret"], proof=honest["proof"])).status_code == 201


async def test_the_person_notices_whoever_chooses_in_between(client: httpx2.AsyncClient) -> None:
    token = await invitation(client)
    honest = await choose(client, token)
    crooked = await choose(client, token, proof="0" * 64, password="the crooked one's password")
    assert honest["secret"] != crooked["secret"]
    refused = await prove(client, token, secret=honest["secret"], proof=honest["proof"])
    assert refused.json()["code"] == "CHOSEN_ELSEWHERE"
    assert "告诉管理员" in refused.text


async def test_choosing_again_with_the_same_proof_keeps_the_secret(client: httpx2.AsyncClient) -> None:
    token = await invitation(client)
    first = await choose(client, token)
    assert await choose(client, token, proof=first["proof"], password=PASSWORD + "!") == first


async def test_another_browser_sees_no_secret_and_proves_nothing(client: httpx2.AsyncClient) -> None:
    path = f"/invitation/{await invitation(client)}"
    typed = {"name": "zhoumin", "password": PASSWORD}
    client.headers |= OTHER
    await client.post(path, data=typed)
    mine = dict(client.cookies)
    secret = secret_in((await client.get(f"{path}/phone")).text)
    client.cookies.clear()
    assert (await client.get(f"{path}/phone")).headers["location"] == path
    refused = await client.post(f"{path}/phone", data={"code": "000000"})
    assert (refused.status_code, secret in refused.text) == (409, False)
    client.cookies.update(mine)
    await client.post(path, data=typed)  # the page sent once more by the browser that chose
    assert secret_in((await client.get(f"{path}/phone")).text) == secret


def secret_in(page: str) -> str:
    return "".join(re.findall(r'<span class="nb">([A-Z2-7]{4})</span>', page))
