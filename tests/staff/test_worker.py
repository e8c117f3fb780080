"""The worker forgets what is over, and puts what was done into the log."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa

from services.staff.store.tables import audit, session
from services.staff.worker import create_worker
from shared.database.provision import ServiceUrls
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.staff import NOW, enter, person, room_over, settings_for
from tests.plugins.waiting import until


async def test_old_sessions_go_and_acts_get_their_place(urls: ServiceUrls, staff_db: Database) -> None:
    room = room_over(staff_db)
    await enter(room, await person(room))
    stop = asyncio.Event()
    worker = create_worker(settings_for(urls, clock_start=NOW + timedelta(hours=13)))
    running = asyncio.create_task(worker.run(stop))

    async def forgotten() -> bool:
        async with staff_db.reading(UNSCOPED) as reading:
            return await reading.scalar(sa.select(sa.func.count()).select_from(session)) == 0

    async def sequenced() -> bool:
        async with staff_db.reading("14") as reading:
            acts = list(await reading.scalars(sa.select(audit.log.c.act).order_by(audit.log.c.leaf_index)))
        return acts == ["REHEARSAL_ACCOUNT_MADE", "SIGNED_IN"]

    await until(forgotten, "the session was forgotten")
    await until(sequenced, "both acts were in the log")
    stop.set()
    await running
    assert await sequenced()
