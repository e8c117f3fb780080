"""One class of data to be looked through at one moment, and what one batch of it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from shared.codes.retention import RetentionRule
from shared.database.due_rows import delete_due, older_than
from shared.database.sessions import WriteSession

BATCH = 200
"""Rows of one transaction: small enough that a family never waits for the job."""


@dataclass(frozen=True)
class Sweep:
    """A class of the schedule in one unit (empty for what belongs to none), `limit` rows a transaction."""

    rule: RetentionRule
    unit_code: str
    now: datetime
    limit: int = BATCH

    @property
    def before(self) -> datetime:
        """What ended before this moment is due."""
        return self.rule.due_before(self.now)


Batch = Callable[[WriteSession, Sweep], Awaitable[int]]
"""Does one batch and returns how many rows it was; fewer than the limit: the class is done for now."""


def rows_of_a_unit(table: sa.Table) -> Batch:
    """Return what deletes rows of a table of units by the moment that the schedule names."""

    async def batch(session: WriteSession, sweep: Sweep) -> int:
        due = older_than(table, sweep.rule.moment, sweep.before)
        where = sa.and_(table.c.unit_code == sweep.unit_code, due)
        return await delete_due(session, table, where=where, limit=sweep.limit)

    return batch
