"""What other services hear over a socket: who it is, and that it is over at once."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack

import httpx2
import pytest
from starlette.types import ASGIApp

from services.staff.app import create_app
from shared.database.provision import ServiceUrls
from shared.ids import new_id
from shared.web.staff_client import HttpStaff, StaffSilent, staff_client
from tests.browser.serving import serving
from tests.builders.staff import SERVICE_TOKEN, settings_for
from tests.builders.staff_api import Opened, opened, session_of

Serve = Callable[[ASGIApp], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


@pytest.fixture
def address(urls: ServiceUrls, serve: Serve) -> str:
    return serve(create_app(settings_for(urls)))


@pytest.fixture
async def people(address: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=address) as client:
        yield client


@pytest.fixture
async def directory(address: str) -> AsyncIterator[HttpStaff]:
    asking = HttpStaff(staff_client(address, SERVICE_TOKEN))
    yield asking
    await asking.close()


async def token_of(people: httpx2.AsyncClient, who: Opened, *, seconds: int = 0) -> str:
    return (await session_of(people, who, seconds=seconds))["Authorization"].removeprefix("Session ")


async def test_a_service_hears_who_it_is(people: httpx2.AsyncClient, directory: HttpStaff) -> None:
    zhao = await opened(people)
    who = await directory.recognise(await token_of(people, zhao))
    assert who is not None
    assert (str(who.staff_id), who.role, who.scope, who.kin) == (zhao.staff_id, "unit_clerk", "140123", ())
    assert await directory.names([who.staff_id]) == {who.staff_id: "赵晓云"}
    assert await directory.recognise("0" * 64) is None


async def test_a_session_signed_out_here_is_over_there(people: httpx2.AsyncClient, directory: HttpStaff) -> None:
    token = await token_of(people, await opened(people))
    assert await directory.recognise(token) is not None
    await directory.sign_out(token)
    assert await directory.recognise(token) is None
    await directory.sign_out(token)


async def test_a_lock_counts_everywhere_at_once_also_for_what_is_under_way(
    people: httpx2.AsyncClient, directory: HttpStaff
) -> None:
    boss = await session_of(people, await opened(people, "administrator"))
    zhao = await opened(people)
    token = await token_of(people, zhao)
    assert all(await asyncio.gather(*(directory.recognise(token) for _ in range(8))))
    await people.post(f"/api/accounts/{zhao.staff_id}/lock", headers=boss)
    assert await asyncio.gather(*(directory.recognise(token) for _ in range(8))) == [None] * 8


async def test_with_a_wrong_service_token_nobody_is_known(people: httpx2.AsyncClient, address: str) -> None:
    token = await token_of(people, await opened(people))
    stranger = HttpStaff(staff_client(address, "not the service token"))
    with pytest.raises(StaffSilent):
        await stranger.recognise(token)
    with pytest.raises(StaffSilent):
        await stranger.sign_out(token)
    with pytest.raises(StaffSilent):
        await stranger.names([new_id()])
    assert await stranger.names([]) == {}
    await stranger.close()


async def test_where_nobody_answers_nobody_acts() -> None:
    nowhere = HttpStaff(staff_client("http://127.0.0.1:9", SERVICE_TOKEN))
    with pytest.raises(StaffSilent):
        await nowhere.recognise("x")
    await nowhere.close()
