"""Erase what the retention schedule says is due in verification: per unit, in batches, each with a line of the log."""

from datetime import datetime

import sqlalchemy as sa

from services.verification.store.retention import BATCH, IN_A_UNIT, Sweep
from services.verification.store.tables import audit, unit_rules
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.codes.retention import retention_rule
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database, WriteSession

MACHINE = Actor("machine", "retention")
REQUEST = "retention-schedule"


async def keep_to_schedule(db: Database, *, now: datetime) -> dict[str, int]:
    """Erase everything that is due at `now` and return the rows by class; a class with nothing due is not in it."""
    done: dict[str, int] = {}
    async with db.reading(UNSCOPED) as session:
        units = tuple(await session.scalars(sa.select(unit_rules.c.unit_code).distinct()))
    for unit_code in sorted(units):
        for name in IN_A_UNIT:
            await _sweep(db, Sweep(retention_rule("verification", name), unit_code, now), done)
    return done


async def _sweep(db: Database, sweep: Sweep, done: dict[str, int]) -> None:
    rows = BATCH
    while rows >= BATCH:
        async with db.transaction(sweep.unit_code) as session:
            rows = await IN_A_UNIT[sweep.rule.name](session, sweep)
            await _log(session, sweep, rows)
        if rows:
            done[sweep.rule.name] = done.get(sweep.rule.name, 0) + rows


async def _log(session: WriteSession, sweep: Sweep, rows: int) -> None:
    if rows:
        details = {"rows": str(rows), "before": sweep.before.strftime("%Y-%m-%d")}
        event = Event(sweep.unit_code, "RETENTION_APPLIED", f"class:{sweep.rule.name}", details=details)
        await record(session, audit.inbox, Acting(MACHINE, sweep.now, REQUEST), event)
