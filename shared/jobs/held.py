"""Jobs that wait for a person: those that failed too often and messages that nobody could read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from shared.database.sessions import ReadSession, WriteSession
from shared.jobs.queue_names import queue_names


@dataclass(frozen=True)
class HeldJob:
    """One of them; `reason` names the type and place of the last error."""

    job_id: int
    name: str
    attempts: int
    since: datetime
    reason: str


async def held_jobs(session: ReadSession, receiver: str) -> list[HeldJob]:
    """Return what is held in the receiver's own queue, the oldest first."""
    rows = await session.execute(sa.text(_held(receiver)))
    return [HeldJob(*row) for row in rows]


async def try_again(session: WriteSession, receiver: str, job_ids: Collection[int]) -> int:
    """Put held jobs back into the queue with all their attempts, and return how many that were."""
    table = queue_names(receiver).qualified.queue_table
    statement = f"""update {table} set status = 'queued', attempts = 0, headers = null, execute_after = now(),
        updated = now() where status = 'failed' and id = any(cast(:ids as bigint[])) returning id"""  # noqa: S608
    return len((await session.execute(sa.text(statement), {"ids": list(job_ids)})).all())


def _held(receiver: str) -> str:
    names = queue_names(receiver).qualified
    return f"""
        select id, entrypoint, attempts, updated, coalesce(headers ->> 'held', (
            select traceback ->> 'exception_message' from {names.queue_table_log} as log
            where log.job_id = job.id and log.status = 'failed' order by log.id desc limit 1), '')
        from {names.queue_table} as job where status = 'failed' order by id"""  # noqa: S608
