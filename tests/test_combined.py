"""One process for all: mounted, started and stopped together, independent where something goes wrong."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from services.combined import SCHEMAS, create_app
from services.lottery.settings import LotterySettings
from services.registration.settings import RegistrationSettings
from services.staff.settings import StaffSettings
from services.verification.settings import VerificationSettings
from shared.database.migrate import heads
from shared.database.provision import ServiceUrls
from tests.builders.ceremonies import calls_before, steps_of
from tests.builders.draws import DRAW_ID, UNIT, announcement, county
from tests.builders.staff import SERVICE_TOKEN
from tests.builders.staff_api import opened, session_of

Lifespan = Callable[[Any], AbstractAsyncContextManager[Any]]
TOKEN = SERVICE_TOKEN
SECRET = "5a" * 32
SITE = "http://sunny.example"
REGISTRIES = ("household", "residence", "property", "insurance")


def registration_settings(urls: ServiceUrls) -> RegistrationSettings:
    return RegistrationSettings(
        database_url=urls.registration,
        master_secret=SECRET,
        province_secret=SECRET,
        service_token=TOKEN,
        verification_url=f"{SITE}/verification",
        lottery_url=f"{SITE}/lottery",
        public_url=f"{SITE}/registration",
        secure_cookies=False,
    )


def verification_settings(urls: ServiceUrls) -> VerificationSettings:
    registries = {f"registry_{name}_url": "http://127.0.0.1:9" for name in REGISTRIES}
    keys = {f"registry_{name}_key": "00" * 32 for name in REGISTRIES}
    return VerificationSettings.model_validate(
        {
            "database_url": urls.verification,
            "master_secret": SECRET,
            "province_secret": SECRET,
            "service_token": TOKEN,
            "registration_url": f"{SITE}/registration",
            "public_url": f"{SITE}/verification",
            "secure_cookies": False,
            **registries,
            **keys,
        }
    )


def lottery_settings(urls: ServiceUrls) -> LotterySettings:
    return LotterySettings(
        database_url=urls.lottery,
        master_secret=SECRET,
        service_token=TOKEN,
        registration_url=f"{SITE}/registration",
        public_url=f"{SITE}/lottery",
        staff_url=f"{SITE}/staff",
        secure_cookies=False,
    )


def staff_settings(urls: ServiceUrls) -> StaffSettings:
    return StaffSettings(
        database_url=urls.staff,
        master_secret=SECRET,
        province_secret=SECRET,
        service_token=TOKEN,
        public_url=f"{SITE}/staff",
        clock_start=datetime(2023, 9, 1, tzinfo=UTC),
        rehearsal=True,
        secure_cookies=False,
    )


@pytest.fixture
def host(urls: ServiceUrls) -> FastAPI:
    return create_app(
        registration_settings(urls), verification_settings(urls), lottery_settings(urls), staff_settings(urls)
    )


@pytest.fixture
async def client(host: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=host, raise_app_exceptions=False)
    async with (
        host.router.lifespan_context(host),
        httpx2.AsyncClient(transport=transport, base_url=SITE) as made,
    ):
        yield made


async def test_every_service_answers_below_its_path(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/registration/")).status_code == 200
    assert (await client.get("/lottery/")).status_code == 200
    assert (await client.get("/staff/sign-in")).status_code == 200
    assert (await client.get("/health")).json() == {"mounted": ["registration", "verification", "lottery", "staff"]}


async def test_the_root_leads_home(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/")
    assert answer.headers["location"] == "/registration/"
    assert (await client.get(answer.headers["location"])).status_code == 200


async def test_search_machines_are_kept_from_the_lists(client: httpx2.AsyncClient) -> None:
    assert "Disallow: /lottery/" in (await client.get("/robots.txt")).text


async def test_links_and_styles_carry_the_path_of_their_service(client: httpx2.AsyncClient) -> None:
    page = (await client.get("/lottery/")).text
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert style.startswith("/lottery/")
    assert (await client.get(style)).status_code == 200


async def desks(client: httpx2.AsyncClient) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Sign an officer and a releaser in, as everybody does."""
    officer = await session_of(client, await opened(client, "draw_officer", base="/staff", scope=UNIT), base="/staff")
    releaser = await opened(client, "draw_releaser", base="/staff", scope=UNIT)
    return officer, await session_of(client, releaser, base="/staff")


async def allowed(client: httpx2.AsyncClient, step: str, body: object, who: tuple[Mapping[str, str], ...]) -> None:
    """Ask for a step and have it allowed."""
    officer, releaser = who
    asked = await client.post(f"{DRAWS}{step}/request", json=body, headers=officer)
    assert asked.status_code == 202, asked.text
    judge = f"/lottery/api/units/{UNIT}/approvals/{asked.json()['approval_id']}"
    answer = await client.post(judge, json={"agree": True}, headers=releaser)
    assert answer.status_code == 200, answer.text


async def test_the_lottery_asks_registration_in_the_same_process(client: httpx2.AsyncClient) -> None:
    officer, _ = await desks(client)
    refused = await client.post(DRAWS, json=announcement(county()), headers=officer)
    assert (refused.status_code, refused.json()["code"]) == (409, "REGISTRATION_REFUSED")


async def test_a_fault_in_one_service_leaves_the_others_working(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("services.lottery.web.public_pages.latest_draws", breaks)
    broken = await client.get("/lottery/")
    assert broken.status_code == 500
    assert "编号" in broken.text
    assert (await client.get("/registration/")).status_code == 200
    assert (await client.get("/staff/sign-in")).status_code == 200


async def test_every_mounted_app_starts_and_stops_with_the_host(host: FastAPI) -> None:
    mounted = [route.app for route in host.routes if isinstance(route, Mount) and isinstance(route.app, FastAPI)]
    lived: list[str] = []
    for app in mounted:
        app.router.lifespan_context = noting(app, app.router.lifespan_context, lived)
    async with host.router.lifespan_context(host):
        assert lived == ["start 报名", "start 核对", "start 派位", "start 人员"]
    assert lived[4:] == ["stop 人员", "stop 派位", "stop 核对", "stop 报名"]


def noting(app: FastAPI, inner: Lifespan, lived: list[str]) -> Lifespan:
    """A lifespan that writes down when it begins and ends."""

    @asynccontextmanager
    async def noted(_: object) -> AsyncGenerator[None]:
        async with inner(app):
            lived.append(f"start {app.title}")
            yield None
            lived.append(f"stop {app.title}")

    return noted


def test_every_service_has_its_schema_and_one_head() -> None:
    assert [schema.name for schema in SCHEMAS] == ["registration", "verification", "lottery", "staff"]
    assert [len(heads(schema)) for schema in SCHEMAS] == [1, 1, 1, 1]


DRAWS = f"/lottery/api/units/{UNIT}/draws"
UNIT_BODY = {
    "unit": {
        "unit_code": UNIT,
        "name": "云泉县",
        "authority": "云泉县教育局",
        "phone": "0351-555 0199",
        "hours": "每天 8:00 到 20:00",
        "stage": "XX",
        "season": "2023",
        "born_from": "2016-09-01",
        "born_to": "2017-08-31",
        "number_format": "short",
        "max_choices": 3,
        "calendar": {},
        "tiers": [{"tier": 1, "clause": "户籍在本县", "facts": ["GUARDIAN"]}],
        "draw": {"mechanism": "da", "ticket_scope": "draw", "group_boundary": "admit", "waitlist": "all"},
    },
    "schools": [
        {"school_code": code, "name": name, "kind": "private", "category": "ALL", "seats": seats, "approval_no": "A1"}
        for code, (name, seats) in county().schools.items()
    ],
}


async def test_a_draw_without_applicants_runs_on_what_registration_really_freezes(client: httpx2.AsyncClient) -> None:
    service = {"Authorization": f"Bearer {TOKEN}"}
    assert (await client.post("/registration/internal/units", json=UNIT_BODY, headers=service)).status_code == 200
    who = await desks(client)
    for step, (path, body) in steps_of(county(), DRAW_ID).items():
        if step in {"freeze", "publish"}:
            await allowed(client, path, body, who)
        for second, before, sent in calls_before(step, DRAW_ID):
            said = await client.post(f"{DRAWS}{before}", json=sent, headers=who[second])
            assert said.is_success, (before, said.text)
        answer = await client.post(f"{DRAWS}{path}", json=body, headers=who[0])
        assert answer.is_success, (path, answer.text)
    assert answer.json()["state"] == "published"
    assert (await client.get(f"/lottery/draws/{DRAW_ID}/files/roster.csv")).text.count("\n") == 1
    page = await client.get(f"/lottery/draws/{DRAW_ID}")
    assert page.status_code == 200
    assert "没有孩子报的：育才学校、启明学校" in page.text
