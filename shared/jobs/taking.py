"""Takes jobs from one receiver's queue as long as one connection lives."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import asyncpg
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.types import Channel

from shared.database.sessions import Database
from shared.jobs.executor import register
from shared.jobs.handlers import Handler
from shared.jobs.queries import queue_queries
from shared.jobs.queue_names import queue_names
from shared.jobs.tuning import Tuning

GIVE_UP_AFTER = 10
"""Seconds that cancelled handlers get to end."""


async def take_jobs(db: Database, handlers: Sequence[Handler], *, tuning: Tuning, stop: asyncio.Event) -> None:
    """Handle jobs until the stop, then let those that run end; raise when the connection is lost."""
    settings = {"application_name": f"{db.service} worker"}
    connection = await asyncpg.connect(db.url, timeout=5, server_settings=settings)
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _connection: lost.set())
    manager = _manager(connection, db.service, handlers, tuning)
    running = asyncio.create_task(_run(manager, tuning))
    try:
        await _first_of(running, stop, lost)
        manager.shutdown.set()
        if not lost.is_set():
            await asyncio.wait({running}, timeout=tuning.drain)
    finally:
        # Before anything is cancelled: over a living connection PGQueuer would record a cancelled job as done.
        connection.terminate()
        await _end(running)
    if not running.cancelled():
        running.result()
    if not stop.is_set():
        raise ConnectionResetError("the worker's connection was lost")


def _manager(connection: asyncpg.Connection, service: str, handlers: Sequence[Handler], tuning: Tuning) -> QueueManager:
    queries = queue_queries(connection, service)
    manager = QueueManager(queries, Channel(queue_names(service).channel))
    for handler in handlers:
        register(manager, queries, handler, tuning)
    return manager


async def _run(manager: QueueManager, tuning: Tuning) -> None:
    await manager.run(
        batch_size=tuning.batch,
        max_concurrent_tasks=max(tuning.at_once, 2 * tuning.batch),
        dequeue_timeout=timedelta(seconds=tuning.poll),
        heartbeat_timeout=timedelta(seconds=tuning.heartbeat),
        shutdown_on_listener_failure=True,
        log_aggregation_interval=timedelta(0),
    )


async def _first_of(running: "asyncio.Task[None]", *events: asyncio.Event) -> None:
    watches = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait({running, *watches}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for watch in watches:
            watch.cancel()


async def _end(running: "asyncio.Task[None]") -> None:
    """Cancel until it has ended: at the first cancellation PGQueuer still waits for its handlers."""
    for _ in range(GIVE_UP_AFTER):
        if running.done():
            break
        running.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait({running}, timeout=1)
