"""Acts and logs for tests: the lottery's tables stand for those of every service, which are the same."""

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from services.lottery.store.tables import audit
from shared.audit_log.checkpoints import Checkpoint
from shared.audit_log.events import Acting, Actor, Event, event_text
from shared.audit_log.export_log import export_log
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint
from shared.audit_log.record import record
from shared.crypto.keys import KeyRing
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database

UNIT, OTHER = "140105", "140123"
ORIGIN = "sunny.example/lottery"
KEYS = KeyRing(b"\x5a" * 32)
ACTING = Acting(Actor("service", "registration"), datetime(2026, 7, 1, 8, tzinfo=UTC), "ABC DEF GHJ")
MANY = sa.text(
    """insert into lottery.audit_inbox (unit_code, body)
    select :unit, replace(:body, '"salt":""', '"salt":"' || number || '"') from generate_series(1, :count) number"""
)
ALWAYS = (datetime(2001, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC))


def log_over(db: Database, *, directory: Path | None = None, witnesses: tuple[str, ...] = ()) -> AuditLog:
    """Return the log of the lottery over a database."""
    return AuditLog(db, audit, ORIGIN, KEYS.signing_key(f"log/{ORIGIN}"), directory, witnesses)


def event(number: int, unit_code: str = UNIT) -> Event:
    """Return the act with this number."""
    return Event(unit_code, "DRAW_MADE", f"draw:{number}", details={"number": str(number)})


async def act(db: Database, count: int, unit_code: str = UNIT, *, first: int = 0) -> None:
    """Do so many acts, each in a transaction of its own."""
    for number in range(first, first + count):
        async with db.transaction(UNSCOPED) as session:
            await record(session, audit.inbox, ACTING, event(number, unit_code))


async def act_at_once(db: Database, count: int, unit_code: str = UNIT) -> None:
    """Do so many acts in one statement."""
    body = event_text(ACTING, event(0, unit_code), salt="")
    async with db.transaction(UNSCOPED) as session:
        await session.execute(MANY, {"unit": unit_code, "body": body, "count": count})


async def checkpoint(log: AuditLog) -> Checkpoint:
    """Make a checkpoint of a log to which something was added."""
    made = await make_checkpoint(log)
    assert made is not None
    return made


async def exported(log: AuditLog, scope: str = "14", times: tuple[datetime, datetime] = ALWAYS) -> list[str]:
    """Return the lines of an export."""
    content = b"".join([part async for part in export_log(log, scope, *times)])
    return content.decode().splitlines(keepends=True)
