"""The same demands on a registry in memory and on the real client over a real socket."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

import httpx2
import pytest

from services.verification.domain.answers import Absent, Found, RegistryName, Silence, Silent
from services.verification.domain.records import Record
from services.verification.gateways.breaker import Breaker
from services.verification.gateways.budget import Budget
from services.verification.gateways.http_registry import Channel, HttpRegistry
from services.verification.gateways.registry import Asker, Inquiry, Registry
from shared.clock import SystemClock
from shared.crypto.hashing import sha256_hex
from shared.ids import new_token
from tests.builders.verification import (
    CHILD_NUMBER,
    CHILD_RECORD,
    FATHER_NUMBER,
    MOTHER_NUMBER,
    home,
    insurance,
    permit,
)
from tests.fakes.registries import FAULTS, FakeRegistry, RegistryServer

KEY = bytes(range(32))
ASKER = Asker("140123", "system", "娄烦县教育局", "2023年义务教育招生核对")
RECORDS: dict[RegistryName, list[Record]] = {
    RegistryName.HOUSEHOLD: [CHILD_RECORD],
    RegistryName.PROPERTY: [home()],
    RegistryName.RESIDENCE: [permit()],
    RegistryName.INSURANCE: [insurance("202301", "202302"), insurance("202303")],
}
Known = FakeRegistry | RegistryServer


def inquiry(number: str, registry: RegistryName = RegistryName.HOUSEHOLD) -> Inquiry:
    return Inquiry(registry, number, "411834108802", ASKER)


def client_for(server: RegistryServer, http: httpx2.AsyncClient, *, deadline: float = 5.0) -> HttpRegistry:
    clock: Callable[[], float] = asyncio.get_running_loop().time
    limits = (Budget(1000, 1000, clock=clock), Breaker(failures=1000, rest=10, clock=clock))
    channel = Channel(server.url, "tests", KEY, deadline)
    return HttpRegistry(channel, http, clock=SystemClock(), new_nonce=lambda: new_token()[:32], limits=limits)


@asynccontextmanager
async def over_http(*, deadline: float = 5.0) -> AsyncGenerator[tuple[HttpRegistry, RegistryServer]]:
    timeout = httpx2.Timeout(0.3, connect=1.0)
    async with RegistryServer(KEY).running() as server, httpx2.AsyncClient(timeout=timeout) as http:
        yield client_for(server, http, deadline=deadline), server


@pytest.fixture(params=["in memory", "over http"])
async def registry(request: pytest.FixtureRequest) -> AsyncGenerator[tuple[Registry, Known]]:
    """A registry to ask, and the one whose records and faults a test sets."""
    if request.param == "in memory":
        fake = FakeRegistry()
        yield fake, fake
    else:
        async with over_http() as (client, server):
            yield client, server


class TestEveryRegistry:
    @pytest.mark.parametrize("name", RegistryName)
    async def test_gives_the_records_it_has(self, registry: tuple[Registry, Known], name: RegistryName) -> None:
        asked, known = registry
        number = RECORDS[name][0].number
        known.records[number] = list(RECORDS[name])
        reply = await asked.ask(inquiry(number, name))
        assert reply.answer == Found(tuple(RECORDS[name]))
        assert reply.evidence is not None
        assert reply.evidence.sha256 == sha256_hex(reply.evidence.body)
        assert reply.evidence.authority == "娄烦县公安局"

    async def test_says_absent_of_somebody_it_does_not_know(self, registry: tuple[Registry, Known]) -> None:
        reply = await registry[0].ask(inquiry(MOTHER_NUMBER))
        assert reply.answer == Absent()
        assert reply.evidence is not None

    @pytest.mark.parametrize(("fault", "silence"), FAULTS.items())
    async def test_is_silent_with_a_reason_and_without_evidence_in_trouble(
        self, registry: tuple[Registry, Known], fault: str, silence: Silence
    ) -> None:
        asked, known = registry
        known.records[CHILD_NUMBER] = [CHILD_RECORD]
        known.faults[CHILD_NUMBER] = fault
        reply = await asked.ask(inquiry(CHILD_NUMBER))
        assert reply.answer == Silent(silence)
        assert reply.evidence is None

    async def test_answers_late_but_in_time(self, registry: tuple[Registry, Known]) -> None:
        asked, known = registry
        known.faults[FATHER_NUMBER] = "slow"
        assert (await asked.ask(inquiry(FATHER_NUMBER))).answer == Absent()


class TestTheClient:
    async def test_tries_twice_where_that_may_help_and_once_where_it_cannot(self) -> None:
        async with over_http() as (client, server):
            for fault, times in (("error", 2), ("cut", 2), ("garbage", 1), ("quota", 1), ("refused", 1)):
                server.faults[CHILD_NUMBER] = fault
                before = server.served
                await client.ask(inquiry(CHILD_NUMBER))
                assert server.served - before == times, fault

    async def test_keeps_its_deadline_over_all_attempts(self) -> None:
        async with over_http(deadline=0.2) as (client, server):
            server.faults[CHILD_NUMBER] = "hang"
            reply = await client.ask(inquiry(CHILD_NUMBER))
            assert reply.answer == Silent(Silence.TIMEOUT)
            assert server.served == 1

    async def test_a_registry_that_is_not_there_is_silent(self) -> None:
        async with RegistryServer(KEY).running() as server:
            pass
        async with httpx2.AsyncClient() as http:
            reply = await client_for(server, http).ask(inquiry(CHILD_NUMBER))
        assert reply.answer == Silent(Silence.UNAVAILABLE)

    async def test_a_registry_that_does_not_know_our_key_is_silent(self) -> None:
        async with over_http() as (client, server):
            server.key = bytes(32)
            assert (await client.ask(inquiry(CHILD_NUMBER))).answer == Silent(Silence.REFUSED)

    async def test_names_nobody_in_the_address(self) -> None:
        async with over_http() as (client, server):
            seen: list[str] = []
            original = server._reply

            def spy(path: str, headers: object, body: bytes) -> tuple[int, bytes, str]:
                seen.append(path)
                return original(path, headers, body)  # type: ignore[arg-type]  # handed on as it came

            server._reply = spy  # type: ignore[method-assign]  # the test listens in
            await client.ask(inquiry(CHILD_NUMBER))
            assert seen == ["/household"]
