"""The worker as it runs: messages come through the queue, registries and registration answer over real sockets."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from services.verification.domain.answers import RegistryName
from services.verification.worker import create_worker
from shared.database.provision import ServiceUrls
from tests.builders.verification_families import family, written_otherwise
from tests.builders.verification_worker import Surroundings, environment_of, request_for, surroundings
from tests.plugins.waiting import until


@asynccontextmanager
async def working(around: Surroundings) -> AsyncGenerator[None]:
    """Have a worker work during a block."""
    stop = asyncio.Event()
    running = asyncio.create_task(create_worker(around.settings).run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


@asynccontextmanager
async def process(around: Surroundings) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Have a worker work as a process of its own; at the end it is killed if it still lives."""
    command = (sys.executable, "-m", "services.verification.worker")
    environment = {**os.environ, **environment_of(around.settings)}
    started = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.DEVNULL)
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


async def test_families_are_checked_over_sockets_each_once(urls: ServiceUrls) -> None:
    families = [family(1), family(2), written_otherwise(3)]
    messages = [request_for(one) for one in families]
    async with surroundings(urls, families) as around, working(around):
        await around.request(*messages, *messages)

        async def settled() -> bool:
            return sorted(await around.states()) == ["confirmed", "confirmed", "exception"]

        await until(settled, "every case has its state")
        assert sorted(await around.standings()) == ["proven", "proven", "with_clerk"]
        assert around.registries[RegistryName.HOUSEHOLD].served == 9


@pytest.mark.parametrize("fault", ["hang", "error", "cut", "garbage", "bad_signature", "quota"])
async def test_a_registry_in_trouble_is_asked_again_until_it_answers(urls: ServiceUrls, fault: str) -> None:
    one = family(1)
    async with surroundings(urls, [one]) as around, working(around):
        household = around.registries[RegistryName.HOUSEHOLD]
        household.faults[one.claim.child.number] = fault
        await around.request(request_for(one))

        async def waiting() -> bool:
            return await around.states() == ["waiting"]

        async def confirmed() -> bool:
            return await around.states() == ["confirmed"]

        await until(waiting, "the case waits")
        household.faults.clear()
        await until(confirmed, "the case is confirmed")
        assert await around.standings() == ["waiting", "proven"]


async def test_kill_9_in_the_middle_loses_nothing_and_doubles_nothing(urls: ServiceUrls) -> None:
    families = [family(index) for index in range(1, 7)]
    async with surroundings(urls, families) as around:
        household = around.registries[RegistryName.HOUSEHOLD]
        for one in families:
            household.faults[one.claim.child.number] = "hang"
        await around.request(*(request_for(one) for one in families))

        async def asked() -> bool:
            return household.served >= 6

        async def confirmed() -> bool:
            return await around.states() == ["confirmed"] * 6

        async with process(around) as doomed:
            await until(asked, "the first questions were asked")
            doomed.kill()
            await doomed.wait()
        household.faults.clear()
        async with process(around) as survivor:
            await until(confirmed, "every case is confirmed")
            survivor.terminate()
            assert await survivor.wait() == 0
        assert (await around.standings()).count("proven") == 6
