"""A worker may be killed at any moment: nothing is lost, nothing happens twice, and no job kills for ever."""

import asyncio
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.held import held_jobs
from shared.jobs.relay import Relay
from tests.plugins.waiting import until
from tests.shared.jobs.effects import QUICK, all_done, effect, request, rows, send, start


@asynccontextmanager
async def _process(receiver: Database, manner: str) -> AsyncGenerator[Process]:
    """Give a running worker; at the end it is killed if it still lives."""
    command = (sys.executable, "-m", "tests.shared.jobs.worker_process", receiver.url, manner)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_kill_9_in_the_middle_loses_nothing_and_doubles_nothing(sender: Database, receiver: Database) -> None:
    messages = [request(f"A{number}") for number in range(50)]
    await send(sender, *messages)
    await Relay(sender).move()
    async with _process(receiver, "slow") as doomed:
        await until(lambda: rows(receiver, start), "the first jobs have begun")
        doomed.kill()
        await doomed.wait()
    begun = len(await rows(receiver, start))
    async with _process(receiver, "note"):
        await until(lambda: all_done(receiver, 50), "every message was handled")
    handled = Counter(row.message_id for row in await rows(receiver, effect))
    assert handled == Counter(message.message_id for message in messages)
    assert begun > 0
    assert len(await rows(receiver, start)) > 50, "what was cut off has begun a second time"


async def test_the_signal_to_end_lets_a_running_job_finish(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    await Relay(sender).move()
    async with _process(receiver, "slow") as process:
        await until(lambda: rows(receiver, start), "the job has begun")
        process.terminate()
        assert await process.wait() == 0
    assert await all_done(receiver, 1)


async def test_a_job_that_kills_its_workers_is_held(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    await Relay(sender).move()
    for _ in range(QUICK.deaths):
        async with _process(receiver, "die") as process:
            await process.wait()
    async with _process(receiver, "die") as survivor:
        await until(lambda: _held(receiver), "the job is held")
        assert survivor.returncode is None
    (reason,) = await _held(receiver)
    assert reason == "every worker that took this job died"


async def _held(receiver: Database) -> list[str]:
    async with receiver.reading(UNSCOPED) as session:
        return [job.reason for job in await held_jobs(session, "verification")]
