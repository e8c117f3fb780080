"""Writers that are slow or give up, and a sequencer that is killed again and again: committed is in the log, once."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from pathlib import Path

import asyncpg

from services.lottery.store.tables import audit
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint
from shared.audit_log.record import record
from shared.audit_log.verify_export import verify_export
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.audit_log import ACTING, event, exported
from tests.plugins.waiting import until

WRITERS, ACTS, KILLS = 12, 40, 5


async def _write(db: Database, writer: int, committed: list[str]) -> None:
    """Every third act is slow, every fourth is given up."""
    for number in range(ACTS):
        async with db.transaction(UNSCOPED) as session:
            hashed = await record(session, audit.inbox, ACTING, event(writer * ACTS + number))
            if number % 3 == 0:
                await asyncio.sleep(0.05)
            if number % 4 == 0:
                await session.rollback()
                continue
        committed.append(hashed)


async def _started(url: str, directory: Path) -> Process:
    command = (sys.executable, "-m", "tests.shared.audit_log.sequencer_process", url, str(directory))
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


async def _killed_again_and_again(db: Database, directory: Path, writing: "asyncio.Future[list[None]]") -> int:
    kills = 0
    while kills < KILLS or not writing.done():
        process = await _started(db.url, directory)
        before = await _size(db)
        await until(lambda: _grew(db, before, writing), "the sequencer moves acts")  # noqa: B023 - awaited at once
        process.kill()
        await process.wait()
        kills += 1
    return kills


async def _grew(db: Database, before: int, writing: "asyncio.Future[list[None]]") -> bool:
    return writing.done() or await _size(db) > before


async def _size(db: Database) -> int:
    async with db.reading(UNSCOPED) as session:
        return int(await session.scalar(audit.head.select().with_only_columns(audit.head.c.size)) or 0)


async def test_what_was_committed_is_in_the_log_once_whatever_dies(log: AuditLog) -> None:
    committed: list[str] = []
    writers = Database(log.db.url, service="lottery", pool_size=WRITERS)
    writing = asyncio.gather(*(_write(writers, number, committed) for number in range(WRITERS)))
    assert log.directory is not None
    assert await _killed_again_and_again(log.db, log.directory, writing) >= KILLS
    await writing
    await writers.close()
    await make_checkpoint(log)
    async with log.db.reading("14") as session:
        rows = list(await session.execute(audit.log.select().order_by(audit.log.c.leaf_index)))
    assert [row.leaf_index for row in rows] == list(range(len(rows)))
    assert Counter(row.body_hash.hex() for row in rows) == Counter(committed)
    assert verify_export(await exported(log), log.vkey).events == len(committed)


async def test_a_second_sequencer_waits_for_the_first(log: AuditLog) -> None:
    async with log.db.transaction(UNSCOPED) as session:
        await record(session, audit.inbox, ACTING, event(1))
    call = "select new_size from lottery.audit_sequence(10)"
    first, second = await asyncpg.connect(log.db.url), await asyncpg.connect(log.db.url)
    transaction = first.transaction()
    await transaction.start()
    assert await first.fetchval(call) == 1
    waiting = asyncio.create_task(second.fetchval(call))
    await until(lambda: _waits(first), "the second waits for a lock")
    assert not waiting.done()
    await transaction.rollback()
    assert await waiting == 1, "the first gave up, so the second moved the act"
    await asyncio.gather(first.close(), second.close())


async def _waits(connection: asyncpg.Connection) -> bool:
    return bool(await connection.fetchval("select exists (select from pg_locks where not granted)"))
