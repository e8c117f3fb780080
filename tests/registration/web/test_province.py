"""用省里的统一身份登录: with a real provider in a process of its own, over real sockets."""

from collections.abc import Iterator

import httpx2
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from services.registration.actions.sign_in_by_province import sign_in_by_province
from services.registration.app import create_app
from services.registration.domain.province import Vouched
from services.registration.settings import RegistrationSettings
from services.registration.web.province import RETURN
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.web.oidc.provider import Provider
from tests.builders.identity_provider import identity_provider
from tests.builders.registration import PHONE, UNIT
from tests.builders.registration_api import load, signed_in
from tests.builders.registration_province import CLAIMS, WITHOUT_PHONE, ZHOU, Browser
from tests.builders.registration_visits import door, fresh

U = f"/u/{UNIT}"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The province's identity service."""
    with identity_provider(claims=CLAIMS) as running:
        yield running


@pytest.fixture
def settings(settings: RegistrationSettings, issuer: str) -> RegistrationSettings:
    """Return settings of a service that uses it."""
    back = f"http://registration.test{RETURN}"
    provider = Provider(
        issuer=issuer, client_id="yangguang", client_secret="s", redirect_uri=back, scope="openid phone"
    )
    return settings.model_copy(update={"oidc": provider})


@pytest.fixture
async def person(client: httpx2.AsyncClient) -> Browser:
    """A family's browser at a unit that was loaded."""
    await load(client)
    return Browser(client)


async def test_the_button_stands_where_it_can_be_used(person: Browser, client: httpx2.AsyncClient) -> None:
    page = await client.get(f"{U}/sign-in")
    assert "用省里的统一身份登录" in page.text
    assert f'href="{U}/sign-in/province"' in page.text


async def test_without_a_setting_there_is_no_button_and_no_way(settings: RegistrationSettings) -> None:
    app = create_app(settings.model_copy(update={"oidc": None}))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as client:
            await load(client)
            assert "统一身份" not in (await client.get(f"{U}/sign-in")).text
            assert (await client.get(f"{U}/sign-in/province")).status_code == 404
            assert (await client.get(RETURN)).status_code == 404


async def test_the_way_there_carries_what_protects_it(person: Browser) -> None:
    asked = await person.leave()
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid phone"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3


async def test_a_person_comes_back_signed_in(person: Browser, client: httpx2.AsyncClient) -> None:
    answer = await person.come_in(ZHOU)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{U}/mine")
    token = {"Authorization": f"Session {person.session}"}
    own = (await client.get("/api/sessions", headers=token)).json()["sessions"]
    assert [one["how"] for one in own] == ["province"]


async def test_the_account_is_the_same_by_message_and_by_the_province(
    person: Browser, client: httpx2.AsyncClient
) -> None:
    by_message = await signed_in(client, PHONE)
    await person.come_in(ZHOU)
    own = await client.get("/api/sessions", headers=by_message)
    assert sorted(one["how"] for one in own.json()["sessions"]) == ["province", "sms"]


async def test_the_wanted_page_is_remembered(person: Browser) -> None:
    answer = await person.come_in(ZHOU, following=f"{U}/helpers")
    assert answer.headers["Location"] == f"{U}/helpers"


async def test_a_person_without_a_phone_is_sent_to_the_phone_page(person: Browser) -> None:
    answer = await person.come_in(WITHOUT_PHONE)
    assert answer.status_code == 422
    assert "没有告诉我们您的手机号" in answer.text
    assert person.session == ""


async def test_a_phone_that_the_province_did_not_verify_does_not_count(person: Browser) -> None:
    answer = await person.come_in("unverified")
    assert answer.status_code == 422
    assert person.session == ""


async def test_who_presses_cancel_over_there_is_told_what_that_means(person: Browser) -> None:
    answer = await person.give_up()
    assert answer.status_code == 403
    assert "您在那边取消了" in answer.text
    assert person.session == ""


async def test_an_identity_service_that_is_away_leaves_the_phone(settings: RegistrationSettings) -> None:
    assert settings.oidc is not None
    gone = settings.oidc.model_copy(update={"issuer": "http://127.0.0.1:9"})
    app = create_app(settings.model_copy(update={"oidc": gone}))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as client:
            await load(client)
            answer = await client.get(f"{U}/sign-in/province")
    assert answer.status_code == 503
    assert "没有回答" in answer.text
    assert "用手机号登录" in answer.text


async def test_nothing_of_the_person_is_kept_but_hashes(person: Browser, registration_db: Database) -> None:
    await person.come_in(ZHOU)
    async with registration_db.reading(UNSCOPED) as session:
        for table in ("province_identity", "province_answer", "account", "session"):
            rows = await session.scalars(sa.text(f"select row_to_json(t)::text || t::text from registration.{table} t"))
            dumped = "".join(rows)
            assert dumped
            for secret in (ZHOU, PHONE):
                assert secret not in dumped
                assert secret.encode().hex() not in dumped


async def test_a_person_who_came_before_is_known_by_the_subject_alone(
    person: Browser, client: httpx2.AsyncClient, app: FastAPI
) -> None:
    await person.come_in(ZHOU)
    tools, issuer = app.state.tools, app.state.province.client.provider.issuer
    vouched = Vouched(issuer, ZHOU, "", "a later state")
    later = await sign_in_by_province(tools, vouched, fresh=fresh("later"), door=door())
    assert later.account_id == tools.keys.account_id(PHONE)
