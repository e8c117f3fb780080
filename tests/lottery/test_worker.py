"""Publishing tells registration, exactly once it is committed, through the lottery's worker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import sqlalchemy as sa

from services.lottery.settings import LotterySettings
from services.lottery.worker import create_worker
from shared.contracts.messages import PlacementsPublished, RosterFrozen
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.worker import Worker, handle
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, UNIT

PATIENCE = 30.0


@asynccontextmanager
async def at_work(*workers: Worker) -> AsyncIterator[None]:
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as running:
        for worker in workers:
            running.create_task(worker.run(stop))
        try:
            yield
        finally:
            stop.set()


async def test_registration_hears_of_the_published_result(
    ceremony: Ceremony, settings: LotterySettings, registration_db: Database
) -> None:
    heard: asyncio.Queue[PlacementsPublished] = asyncio.Queue()
    unasked: asyncio.Queue[RosterFrozen] = asyncio.Queue()
    listener = Worker(
        registration_db, handlers=(handle(PlacementsPublished, heard.put), handle(RosterFrozen, unasked.put))
    )
    async with at_work(create_worker(settings), listener):
        published = await ceremony.go_to("publish")
        message = await asyncio.wait_for(heard.get(), PATIENCE)
        frozen = await asyncio.wait_for(unasked.get(), PATIENCE)
    assert (message.unit_code, message.draw_id) == (UNIT, DRAW_ID)
    assert message.results_sha256 == published["results_sha256"]
    assert frozen.draw_sha256 == published["draw_sha256"]


async def test_nobody_is_told_at_publication_or_twice(ceremony: Ceremony, lottery_db: Database) -> None:
    async def waiting() -> int:
        async with lottery_db.reading(UNSCOPED) as session:
            return int((await session.execute(sa.text("select count(*) from lottery.outbox"))).scalar_one())

    await ceremony.go_to("draw")
    of_the_freeze = await waiting()
    assert of_the_freeze == 1
    await asyncio.gather(*[ceremony.take("publish") for _ in range(3)])
    assert await waiting() == of_the_freeze
    later = {"at": "2023-09-15T19:34:00+08:00"}
    await asyncio.gather(*[ceremony.post(f"/{DRAW_ID}/hand-over", later) for _ in range(3)])
    assert await waiting() == of_the_freeze + 1
