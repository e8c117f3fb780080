"""Erase what the retention schedule says is due: per unit, in batches, each with its line in the audit log."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.store.retention import IN_A_UNIT, OF_NO_UNIT, rows_of_no_unit
from services.registration.store.season_ends import keep_season_end
from services.registration.store.tables import audit
from services.registration.store.units import unit_codes
from services.registration.store.unused_accounts import delete_idle_accounts, idle_accounts, needed_accounts
from shared.codes.retention import retention_rule
from shared.database.scope import UNSCOPED
from shared.retention.sweep import BATCH, Sweep
from shared.retention.sweeping import log_rows, sweep_through


async def keep_to_schedule(tools: Tools, *, now: datetime, limit: int = BATCH) -> dict[str, int]:
    """Erase everything that is due at `now` and return the rows by class; a class with nothing due is not in it.

    Stopped halfway, the batches that were committed are done and logged, the rest is found again; run twice, or in two
    workers at once, nothing is done twice.
    """
    done: dict[str, int] = {}
    async with tools.db.reading(UNSCOPED) as session:
        units = await unit_codes(session)
    for unit_code in units:
        await _note_season(tools, unit_code)
        for name in IN_A_UNIT:
            await _sweep(tools, Sweep(retention_rule("registration", name), unit_code, now, limit), done)
    for name in OF_NO_UNIT:
        await _sweep(tools, Sweep(retention_rule("registration", name), UNSCOPED, now, limit), done)
    await _forget_accounts(tools, units, done, now=now)
    return done


async def _note_season(tools: Tools, unit_code: str) -> None:
    unit = await tools.units.unit(unit_code)
    async with tools.db.transaction(unit_code) as session:
        await keep_season_end(session, unit)


async def _sweep(tools: Tools, sweep: Sweep, done: dict[str, int]) -> None:
    batch = IN_A_UNIT.get(sweep.rule.name, rows_of_no_unit)
    if rows := await sweep_through(tools.db, audit.inbox, sweep, batch):
        done[sweep.rule.name] = done.get(sweep.rule.name, 0) + rows


async def _forget_accounts(tools: Tools, units: tuple[str, ...], done: dict[str, int], *, now: datetime) -> None:
    """Delete accounts that nothing needs: idle ones are looked up first, and only then what any unit still holds."""
    sweep = Sweep(retention_rule("registration", "ACCOUNT"), UNSCOPED, now)
    after = b""
    found: tuple[bytes, ...] = (b"",)
    while found:
        async with tools.db.reading(UNSCOPED) as session:
            found = await idle_accounts(session, before=sweep.before, after=after, limit=sweep.limit)
        idle = set(found)
        for unit_code in units if idle else ():
            async with tools.db.reading(unit_code) as session:
                idle -= await needed_accounts(session, unit_code)
        async with tools.db.transaction(UNSCOPED) as session:
            rows = await delete_idle_accounts(session, idle)
            await log_rows(session, audit.inbox, sweep, rows)
        if rows:
            done["ACCOUNT"] = done.get("ACCOUNT", 0) + rows
        after = max(found, default=after)
