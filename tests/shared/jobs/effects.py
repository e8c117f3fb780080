"""A small receiver: verification notes each message it has dealt with, in the transaction that marks it as seen."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import sqlalchemy as sa

from shared.contracts.messages import CheckRequested
from shared.database.engines import single_engine
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.database.tables import new_metadata
from shared.ids import new_id
from shared.jobs.outbox import outbox_table, put
from shared.jobs.seen import first_time, seen_table
from shared.jobs.worker import Tuning, Worker, handle

NOON = datetime(2024, 6, 1, 4, tzinfo=UTC)
QUICK = Tuning(
    relay_every=0.02,
    heartbeat=2,
    poll=0.3,
    attempts=3,
    deaths=3,
    first_delay=0.05,
    sweep_every=0.1,
    unknown_after=0,
)

senders = new_metadata("registration")
outbox = outbox_table(senders)
receivers = new_metadata("verification")
seen = seen_table(receivers)
effect = sa.Table("effect", receivers, sa.Column("message_id", sa.Uuid), sa.Column("number", sa.Text))
start = sa.Table("start", receivers, sa.Column("message_id", sa.Uuid))
QUEUE = sa.text("select count(*) from jobs.verification_pgqueuer where status in ('queued', 'picked')")


async def make_tables(admin_url: str) -> None:
    """Make what these tests need and the services have not made, as the owners, so that the usual rights hold."""
    engine = single_engine(admin_url)
    for metadata in (senders, receivers):
        async with engine.begin() as connection:
            await connection.execute(sa.text(f"set local role {metadata.schema}_owner"))
            await connection.run_sync(metadata.create_all)


def request(number: str = "A1", message_id: UUID | None = None) -> CheckRequested:
    """Return a message; two with the same `message_id` are one message delivered twice."""
    return CheckRequested(message_id=message_id or new_id(), unit_code="140105", application_number=number, version=1)


async def send(db: Database, *messages: CheckRequested) -> None:
    """Write messages to registration's outbox."""
    async with db.transaction(UNSCOPED) as session:
        for message in messages:
            await put(session, outbox, receiver="verification", message=message)


async def note(db: Database, message: CheckRequested, *, seconds: float = 0) -> None:
    """Have the effect once, staying in the transaction for so long."""
    async with db.transaction(UNSCOPED) as session:
        await session.execute(start.insert().values(message_id=message.message_id))
    async with db.transaction(UNSCOPED) as session:
        if await first_time(session, seen, message.message_id, NOON):
            await session.execute(
                effect.insert().values(message_id=message.message_id, number=message.application_number)
            )
            await asyncio.sleep(seconds)


async def rows(db: Database, table: sa.Table) -> Sequence[sa.Row[tuple[object, ...]]]:
    """Return all rows of a table."""
    async with db.reading(UNSCOPED) as session:
        return (await session.execute(sa.select(table))).all()


async def open_jobs(db: Database) -> int:
    """Return how many jobs verification has before it."""
    async with db.reading(UNSCOPED) as session:
        return int(await session.scalar(QUEUE) or 0)


@asynccontextmanager
async def at_work(*workers: Worker) -> AsyncGenerator[asyncio.Event]:
    """Have workers work during a block, then stop them and wait for their end."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for worker in workers:
            group.create_task(worker.run(stop))
        try:
            yield stop
        finally:
            stop.set()


def noting(receiver: Database, *, seconds: float = 0, tuning: Tuning = QUICK) -> Worker:
    """Return verification's worker."""
    return Worker(receiver, handlers=(handle(CheckRequested, partial(note, receiver, seconds=seconds)),), tuning=tuning)


def carrying(sender: Database) -> Worker:
    """Return registration's worker, which has nothing to do but to move the outbox."""
    return Worker(sender, tuning=QUICK)


async def all_done(receiver: Database, effects: int) -> bool:
    """Tell whether so many effects are there and no job is left."""
    return len(await rows(receiver, effect)) >= effects and await open_jobs(receiver) == 0
