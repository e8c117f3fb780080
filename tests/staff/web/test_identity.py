"""Coming in with an outside identity service, over real sockets: signing in, accepting an invitation, linking."""

from collections.abc import Iterator

import httpx2
import pytest
from fastapi import FastAPI

from services.staff.app import create_app
from shared.database.provision import ServiceUrls
from shared.web.oidc.provider import Provider
from tests.builders.identity_provider import identity_provider, sign_in_there
from tests.builders.staff import settings_for
from tests.builders.staff_api import opened, session_of

SITE = "http://staff.test"


@pytest.fixture
def issuer() -> Iterator[str]:
    with identity_provider(users=("zhou", "other")) as running:
        yield running


@pytest.fixture
def app(urls: ServiceUrls, issuer: str) -> FastAPI:
    back = f"{SITE}/oidc/return"
    provider = Provider(issuer=issuer, client_id="us", client_secret="s", redirect_uri=back, label="省统一身份认证")
    return create_app(settings_for(urls, oidc=provider))


@pytest.fixture
async def visitor(client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    client.headers["sec-fetch-site"] = "same-origin"
    return client


async def there_and_back(visitor: httpx2.AsyncClient, subject: str, *, onward: str = "") -> httpx2.Response:
    gone = await visitor.get("/oidc", params={"next": onward} if onward else None)
    assert gone.status_code == 303, gone.text
    back = sign_in_there(gone.headers["location"], subject)
    assert back.startswith(SITE)
    return await visitor.get(back)


async def invitation(visitor: httpx2.AsyncClient) -> str:
    boss = await session_of(visitor, await opened(visitor, "administrator"))
    wanted = {"display_name": "周敏", "role": "unit_clerk", "scope": "140123", "home_unit": "140123"}
    told = (await visitor.post("/api/invitations", json=wanted, headers=boss)).json()
    return str(told["invitation"])


async def test_an_invited_person_comes_in_without_a_password(visitor: httpx2.AsyncClient) -> None:
    path = f"/invitation/{await invitation(visitor)}"
    assert "省统一身份认证" in (await visitor.get(path)).text
    answer = await there_and_back(visitor, "zhou", onward=path)
    assert answer.headers["location"] == "/kin"
    assert (await visitor.get("/api/me")).json()["display_name"] == "周敏"
    await visitor.post("/sign-out")
    assert (await visitor.get("/api/me")).status_code == 401
    again = await there_and_back(visitor, "zhou", onward="/me")  # nobody is signed in to be linked
    assert again.headers["location"].startswith("/sign-in")
    assert (await there_and_back(visitor, "zhou")).status_code == 303
    assert (await visitor.get("/api/me")).json()["display_name"] == "周敏"
    me = (await visitor.get("/me")).text
    assert "用统一身份认证登录" in me
    assert 'name="new_password"' not in me


async def test_somebody_whom_nobody_invited_stays_outside(visitor: httpx2.AsyncClient) -> None:
    answer = await there_and_back(visitor, "other")
    assert answer.status_code == 403
    assert "没有您的账号" in answer.text
    assert (await visitor.get("/api/me")).status_code == 401


async def test_an_invitation_is_used_up_with_an_identity_too(visitor: httpx2.AsyncClient) -> None:
    path = f"/invitation/{await invitation(visitor)}"
    await there_and_back(visitor, "zhou", onward=path)
    assert (await there_and_back(visitor, "other", onward=path)).status_code == 404
    assert (await there_and_back(visitor, "zhou", onward=f"/invitation/{await invitation(visitor)}")).status_code == 409


async def test_an_account_with_a_password_is_linked_from_its_own_page_only(visitor: httpx2.AsyncClient) -> None:
    zhao = await opened(visitor)
    page = (await visitor.get("/sign-in")).text
    assert "省统一身份认证" in page
    assert (await visitor.post("/sign-in", data=zhao.typed())).headers["location"] == "/kin"
    strange = await visitor.get("/oidc", params={"next": "/me"}, headers={"sec-fetch-site": "cross-site"})
    assert strange.status_code == 403
    assert (await there_and_back(visitor, "zhou", onward="/me")).headers["location"] == "/me"
    await visitor.post("/sign-out")
    await there_and_back(visitor, "zhou")
    assert (await visitor.get("/api/me")).json()["staff_id"] == zhao.staff_id
    assert (await there_and_back(visitor, "other", onward="/me")).status_code == 409


async def test_a_way_back_without_a_way_there_is_refused(visitor: httpx2.AsyncClient) -> None:
    assert (await visitor.get("/oidc/return", params={"code": "x", "state": "y"})).status_code == 403


async def test_a_locked_account_stays_locked(visitor: httpx2.AsyncClient) -> None:
    boss = await session_of(visitor, await opened(visitor, "administrator"))
    await there_and_back(visitor, "zhou", onward=f"/invitation/{await invitation(visitor)}")
    staff_id = (await visitor.get("/api/me")).json()["staff_id"]
    boss = await session_of(visitor, await opened(visitor, "administrator"))
    assert (await visitor.post(f"/api/accounts/{staff_id}/lock", headers=boss)).status_code == 204
    assert (await there_and_back(visitor, "zhou")).status_code == 403
