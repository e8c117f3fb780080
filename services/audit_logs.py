"""The audit logs of all services, opened by an operator's command from each service's own settings."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from pydantic_settings import SettingsConfigDict

from services.lottery.store.tables import audit as lottery
from services.registration.store.tables import audit as registration
from services.staff.store.tables import audit as staff
from services.verification.store.tables import audit as verification
from shared.audit_log.events import NO_UNIT, Acting, Actor, Event
from shared.audit_log.export_log import export_log
from shared.audit_log.log import AuditLog
from shared.audit_log.log_settings import LogSettings
from shared.audit_log.record import record
from shared.audit_log.tables import AuditTables
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.key_sources.key_settings import KeySettings

LOGS: Mapping[str, AuditTables] = {
    "registration": registration,
    "verification": verification,
    "lottery": lottery,
    "staff": staff,
}


class LogOperatorSettings(KeySettings, LogSettings):
    """A part of the settings of one service, by its prefix (REGISTRATION_…); the rest of them is passed over."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    database_url: str

    @property
    def needs_province(self) -> bool:
        """No index is made here."""
        return False


@asynccontextmanager
async def opened_log(service: str) -> AsyncGenerator[AuditLog]:
    """Give the log of a service for the length of a block; raises pydantic's ValidationError for missing settings."""
    settings = LogOperatorSettings(_env_prefix=f"{service.upper()}_")
    db = Database(settings.database_url, service=service, pool_size=2)
    try:
        yield settings.audit_log(db, LOGS[service], settings.key_ring)
    finally:
        await db.close()


async def exported(
    log: AuditLog, scope: str, times: tuple[datetime, datetime], *, now: datetime
) -> AsyncGenerator[bytes]:
    """Give the lines of an export; that somebody took it out is itself written into the log."""
    details = {"from": times[0].isoformat(), "to": times[1].isoformat()}
    unit = scope if len(scope) > 2 else NO_UNIT
    acting = Acting(Actor("operator", "yangguang-audit-export"), now)
    async with log.db.transaction(UNSCOPED) as session:
        event = Event(unit, "AUDIT_EXPORTED", f"scope:{scope}", details=details)
        await record(session, log.tables.inbox, acting, event)
    async for part in export_log(log, scope, *times):
        yield part
