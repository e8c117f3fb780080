"""PGQueuer's statements for one receiver's queue; all three of its builders must be told the names."""

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence import qb
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.ports.driver import NotifyCallback

from shared.jobs.queue_names import queue_names


class GuardedDriver(AsyncpgDriver):
    """Leaves out notices that ask to cancel a job: any role may send a notice, and PGQueuer would drop the job."""

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Listen, handing on everything but cancellations."""

        def guarded(notice: str | bytes | bytearray) -> None:
            text = notice if isinstance(notice, str) else notice.decode(errors="replace")
            if "cancellation_event" not in text:
                callback(notice)

        await super().add_listener(channel, guarded)


def queue_queries(connection: asyncpg.Connection, receiver: str) -> Queries:
    """Return the statements of this receiver's queue over one connection."""
    names = queue_names(receiver)
    return Queries(
        GuardedDriver(connection),
        qbe=qb.QueryBuilderEnvironment(names),
        qbq=qb.QueryQueueBuilder(names),
        qbs=qb.QuerySchedulerBuilder(names),
    )
