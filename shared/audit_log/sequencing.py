"""Moves acts from the inbox into the log, in the order in which they came in; the database's function does it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from shared.audit_log.tables import AuditTables
from shared.database.sessions import ReadSession, WriteSession

MOST = 5000
"""Acts in one step: about half a second's work for the database."""


@dataclass(frozen=True)
class Sequenced:
    """How many acts were moved, how many leaves there are, and a moment: whatever was committed before it was seen."""

    moved: int
    size: int
    stood_at: datetime

    @property
    def complete(self) -> bool:
        """Whether nothing was left that was committed before the moment."""
        return self.moved < MOST


async def sequence(session: WriteSession, tables: AuditTables) -> Sequenced:
    """Move up to `MOST` acts; whoever calls at the same time waits for this transaction to end.

    The database refuses (IntegrityError) while its clock stands before the last leaf or checkpoint: the time in the log
    never runs backwards.
    """
    call = sa.text(f"select moved, new_size, stood_at from {tables.service}.audit_sequence(:most)")  # noqa: S608
    row = (await session.execute(call, {"most": MOST})).one()
    return Sequenced(row.moved, row.new_size, row.stood_at)


@dataclass(frozen=True)
class Waiting:
    """How many acts have no place in the log yet, and since when the oldest waits."""

    count: int
    oldest: datetime | None


async def waiting(session: ReadSession, tables: AuditTables) -> Waiting:
    """Look at the inbox: an oldest act of more than a few seconds means that no sequencer runs."""
    call = sa.text(f"select waiting, oldest from {tables.service}.audit_waiting()")  # noqa: S608
    row = (await session.execute(call)).one()
    return Waiting(row.waiting, row.oldest)
