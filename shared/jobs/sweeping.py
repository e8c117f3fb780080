"""Keeps a queue tidy: messages of unknown types are held for people to see, old lines of the log are deleted."""

from collections.abc import Sequence

import sqlalchemy as sa

from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.queue_names import queue_names
from shared.jobs.tuning import Tuning

UNKNOWN = '{"held": "unknown type of message"}'
"""The mark by which held messages of unknown types are told from those that failed."""


class Sweeper:
    """Sweeps the queue of one receiver, whose workers know these types."""

    def __init__(self, db: Database, known: Sequence[str], tuning: Tuning) -> None:
        self._db = db
        self._known = list(known)
        self._tuning = tuning
        names = queue_names(db.service).qualified
        self._hold = sa.text(_HOLD.format(queue=names.queue_table, log=names.queue_table_log))
        self._release = sa.text(_RELEASE.format(queue=names.queue_table))
        self._prune = sa.text(_PRUNE.format(log=names.queue_table_log))

    async def sweep(self) -> None:
        """Release what this worker knows, hold what nobody knew for long, prune the log."""
        async with self._db.transaction(UNSCOPED) as session:
            known = {"known": self._known, "mark": UNKNOWN}
            await session.execute(self._release, known)
            await session.execute(self._hold, known | {"seconds": self._tuning.unknown_after})
            await session.execute(self._prune, {"days": self._tuning.log_days})


_RELEASE = """
    update {queue} set status = 'queued', headers = null, execute_after = now(), updated = now()
    where status = 'failed' and headers = cast(:mark as jsonb) and entrypoint = any(cast(:known as text[]))"""
_HOLD = """
    with held as (
        update {queue} set status = 'failed', headers = cast(:mark as jsonb), updated = now()
        where status = 'queued' and entrypoint <> all(cast(:known as text[]))
        and created <= now() - make_interval(secs => :seconds)
        returning id, entrypoint, priority)
    insert into {log} (job_id, status, entrypoint, priority) select id, 'failed', entrypoint, priority from held"""
_PRUNE = "delete from {log} where created < now() - make_interval(days => :days)"
