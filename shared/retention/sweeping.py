"""Takes batch after batch until a class is done; what was committed is done and logged, the rest is found again."""

import sqlalchemy as sa

from shared.audit_log.events import NO_UNIT, Acting, Actor, Event
from shared.audit_log.record import record
from shared.database.sessions import Database, WriteSession
from shared.retention.sweep import Batch, Sweep

MACHINE = Actor("machine", "retention")
REQUEST = "retention-schedule"


async def sweep_through(db: Database, inbox: sa.Table, sweep: Sweep, batch: Batch) -> int:
    """Do every batch of a class, each in a transaction of its own, and return the rows of all of them."""
    done, rows = 0, sweep.limit
    while rows >= sweep.limit:
        async with db.transaction(sweep.unit_code) as session:
            rows = await batch(session, sweep)
            await log_rows(session, inbox, sweep, rows)
        done += rows
    return done


async def log_rows(session: WriteSession, inbox: sa.Table, sweep: Sweep, rows: int) -> None:
    """Write into the audit log how many rows of a class were erased, if any were."""
    if rows:
        details = {"rows": str(rows), "before": sweep.before.strftime("%Y-%m-%d")}
        event = Event(sweep.unit_code or NO_UNIT, "RETENTION_APPLIED", f"class:{sweep.rule.name}", details=details)
        await record(session, inbox, Acting(MACHINE, sweep.now, REQUEST), event)
