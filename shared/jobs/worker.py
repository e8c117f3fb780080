"""The worker of one service: moves its outbox, handles what others sent, does what is due now and then."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from shared.database.sessions import Database
from shared.jobs.handlers import Handler, handle
from shared.jobs.relay import Relay
from shared.jobs.supervision import keep_going, pause
from shared.jobs.sweeping import Sweeper
from shared.jobs.taking import take_jobs
from shared.jobs.tuning import Tuning

__all__ = ["Duty", "Handler", "Periodic", "Tuning", "Worker", "handle"]

Duty = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Periodic:
    """Something to be done every so many seconds, in every worker of the service, so several times at once."""

    name: str
    every_seconds: float
    action: Duty


class Worker:
    """Everything that a service does in the background; survives errors and restarts of the database."""

    def __init__(
        self,
        db: Database,
        *,
        handlers: Sequence[Handler] = (),
        periodic: Sequence[Periodic] = (),
        tuning: Tuning | None = None,
        at_the_end: Sequence[Duty] = (),
    ) -> None:
        """`at_the_end` closes what the worker works with, once everything has stopped."""
        self._db = db
        self._handlers = tuple(handlers)
        self._periodic = tuple(periodic)
        self._tuning = tuning or Tuning()
        self._at_the_end = tuple(at_the_end)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until the stop; then let running jobs end, close everything and return."""
        async with AsyncExitStack() as closing:
            for close in reversed(self._at_the_end):
                closing.push_async_callback(close)
            async with asyncio.TaskGroup() as duties:
                for name, duty in self._duties(stop).items():
                    duties.create_task(keep_going(f"{self._db.service} {name}", duty, stop=stop))

    def _duties(self, stop: asyncio.Event) -> dict[str, Duty]:
        relay = Relay(self._db, batch=self._tuning.relay_batch)
        duties: dict[str, Duty] = {"relay": partial(relay.run, stop, every=self._tuning.relay_every)}
        periodic = list(self._periodic)
        if self._handlers:
            duties["queue"] = partial(take_jobs, self._db, self._handlers, tuning=self._tuning, stop=stop)
            sweeper = Sweeper(self._db, [handler.name for handler in self._handlers], self._tuning)
            periodic.append(Periodic("sweeper", self._tuning.sweep_every, sweeper.sweep))
        return duties | {task.name: partial(_now_and_then, task, stop) for task in periodic}


async def _now_and_then(task: Periodic, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await task.action()
        await pause(stop, task.every_seconds)
