"""Erase what the retention schedule says is due in verification: per unit, in batches, each with a line of the log."""

from datetime import datetime

import sqlalchemy as sa

from services.verification.store.retention import IN_A_UNIT
from services.verification.store.tables import audit, unit_rules
from shared.codes.retention import retention_rule
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.retention.sweep import Sweep
from shared.retention.sweeping import sweep_through


async def keep_to_schedule(db: Database, *, now: datetime) -> dict[str, int]:
    """Erase everything that is due at `now` and return the rows by class; a class with nothing due is not in it."""
    done: dict[str, int] = {}
    async with db.reading(UNSCOPED) as session:
        units = tuple(await session.scalars(sa.select(unit_rules.c.unit_code).distinct()))
    for unit_code in sorted(units):
        for name in IN_A_UNIT:
            sweep = Sweep(retention_rule("verification", name), unit_code, now)
            if rows := await sweep_through(db, audit.inbox, sweep, IN_A_UNIT[name]):
                done[name] = done.get(name, 0) + rows
    return done
