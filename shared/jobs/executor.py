"""Runs one job: a failure is tried again after a pause, a bounded number of times, and then held for a person.

PGQueuer writes the text of an error into its log. Errors may quote personal data, so it gets their type and place only.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context, Job

from shared.jobs.handlers import Handler, NeedsAPerson, UnreadableMessage
from shared.jobs.tuning import Tuning

log = structlog.get_logger()


class JobHeld(Exception):
    """The job waits for a person; the text says the type and the place of the last error."""


@dataclass
class CarefulExecutor(AbstractEntrypointExecutor):
    """Executes the jobs of one handler."""

    handler: Handler
    queries: Queries
    tuning: Tuning

    async def execute(self, job: Job, context: Context) -> None:  # noqa: ARG002 - PGQueuer's signature
        """Act once; raise RetryRequested or JobHeld, free of the original error's text."""
        if await self._killed_its_workers(job):
            raise JobHeld("every worker that took this job died")
        error = await self._attempt(job)
        if error is None:
            return
        where = _type_and_place(error)
        log.warning("job failed", name=self.handler.name, job=job.id, attempt=job.attempts + 1, error=where)
        if isinstance(error, UnreadableMessage):
            raise JobHeld(f"unreadable message: {error}")
        if isinstance(error, NeedsAPerson):
            raise JobHeld(f"needs a person: {error}")
        if job.attempts + 1 >= self.tuning.attempts:
            raise JobHeld(where)
        raise RetryRequested(delay=timedelta(seconds=self.tuning.delay(job.attempts)), reason=where)

    async def _attempt(self, job: Job) -> Exception | None:
        try:
            await self.handler.act(job.payload or b"")
        except Exception as error:
            return error
        return None

    async def _killed_its_workers(self, job: Job) -> bool:
        """Tell whether the job was taken more often than workers may die of it, without any of these takings ending."""
        if (job.updated - job.created).total_seconds() < self.tuning.heartbeat:
            return False  # young: it cannot have been taken over yet
        table = self.queries.qbe.settings.qualified.queue_table_log
        rows = await self.queries.driver.fetch(
            f"""select count(*) as takings from {table} where job_id = $1 and status = 'picked' and id >
                coalesce((select max(id) from {table} where job_id = $1 and status <> 'picked'), 0)""",  # noqa: S608
            job.id,
        )
        return int(str(rows[0]["takings"])) > self.tuning.deaths


def register(manager: QueueManager, queries: Queries, handler: Handler, tuning: Tuning) -> None:
    """Have the manager run the jobs of this handler."""

    async def never_called(_job: Job) -> None:
        raise AssertionError("the executor calls the handler itself")

    wiring = EntrypointExecutorParameters(concurrency_limit=handler.concurrency, func=never_called, on_failure="hold")
    manager.register_executor(handler.name, CarefulExecutor(wiring, handler, queries, tuning))


def _type_and_place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return f"{type(error).__name__}{place}"
