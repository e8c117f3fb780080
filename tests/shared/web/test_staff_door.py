"""The door of the staff in front of any service: cookie or header, pages or programs, there and back."""

from collections.abc import AsyncIterator
from typing import Annotated

import httpx2
import pytest
from fastapi import Depends, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from shared.clock import SystemClock
from shared.contracts.staff import StaffMember
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.problems import Problems
from shared.web.staff_door import StaffDoor
from tests.fakes.staff import FakeStaff, staff_member

COOKIES = Cookies(secure=False)


@pytest.fixture
def staff() -> FakeStaff:
    return FakeStaff()


@pytest.fixture
async def client(staff: FakeStaff) -> AsyncIterator[httpx2.AsyncClient]:
    inner = FastAPI()
    pages = Pages("shared.web", guard=FormGuard(b"k" * 32, COOKIES), cookies=COOKIES)
    install_web(inner, clock=SystemClock(), cookies=COOKIES, problems=Problems(pages))
    add_routes(inner, StaffDoor(staff, COOKIES))
    outer = FastAPI()
    outer.mount("/verification", inner)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(outer), base_url="http://sunny.example") as asking:
        yield asking


def add_routes(app: FastAPI, door: StaffDoor) -> None:
    Here = Annotated[StaffMember, Depends(door.member)]  # noqa: N806  (a type)

    @app.get("/queue")
    @app.post("/queue")
    @app.get("/api/me")
    @app.post("/api/me")
    async def who(member: Here) -> str:
        return member.display_name

    @app.post("/sign-out")
    async def leave(request: Request) -> Response:
        return await door.leave(request)


async def test_pages_lead_to_the_door_and_back(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/verification/queue?state=exception&page=2")
    assert answer.status_code == 303
    onward = "%2Fverification%2Fqueue%3Fstate%3Dexception%26page%3D2"
    assert answer.headers["location"] == f"/staff/sign-in?next={onward}"


async def test_what_was_sent_is_not_sent_again(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/verification/queue")).headers["location"] == "/staff/sign-in"


@pytest.mark.parametrize("sent", ["", "Session", "Session ", "Session unknown", "Bearer x", "Basic eDp5"])
async def test_programs_get_a_problem(client: httpx2.AsyncClient, sent: str) -> None:
    answer = await client.get("/verification/api/me", headers={"Authorization": sent})
    assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


async def test_the_header_and_the_cookie_both_say_who(client: httpx2.AsyncClient, staff: FakeStaff) -> None:
    token = staff.sign_in(staff_member("unit_supervisor", name="刘建平"))
    header = {"Authorization": f"session {token}"}
    assert (await client.get("/verification/api/me", headers=header)).json() == "刘建平"
    client.cookies.set("staff", token)
    assert (await client.get("/verification/queue")).json() == "刘建平"


async def test_a_cookie_changes_nothing_through_the_api(client: httpx2.AsyncClient, staff: FakeStaff) -> None:
    client.cookies.set("staff", staff.sign_in(staff_member()))
    assert (await client.get("/verification/api/me")).status_code == 200
    assert (await client.post("/verification/api/me")).status_code == 401
    assert (await client.post("/verification/queue")).status_code == 200  # pages have the guard of forms


async def test_leaving_ends_the_session_and_leads_to_the_door(client: httpx2.AsyncClient, staff: FakeStaff) -> None:
    client.cookies.set("staff", staff.sign_in(staff_member()), domain="sunny.example")
    answer = await client.post("/verification/sign-out")
    assert answer.headers["location"] == "/staff/sign-in"
    assert staff.members == {}
    assert (await client.get("/verification/api/me")).status_code == 401


def test_scopes_and_kin_are_judged_by_the_member() -> None:
    index = bytes(range(32))
    member = staff_member("draw_releaser", scope="140123", kin=(index.hex(),))
    assert member.may_see("140123")
    assert not member.may_see("140124")
    assert member.is_outside("140123")
    assert not staff_member(scope="140123").is_outside("140123")
    assert member.is_kin_of(b"", index)
    assert not member.is_kin_of(b"other")
