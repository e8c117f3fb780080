"""The lottery's worker: it tells registration what was frozen and published, and keeps the audit log going."""

import sys
from datetime import datetime
from typing import Protocol

from services.lottery.actions.hand_over_due import hand_over_due
from services.lottery.actions.office import UnitSigner, WorkersDuty
from services.lottery.actions.void_overdue import void_overdue
from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from shared.audit_log.duties import audit_duties
from shared.clock import Clock, clock_from
from shared.database.sessions import Database
from shared.jobs.worker import Periodic, Worker
from shared.web.request_log import configure_logging

CONNECTIONS = 4
HAND_OVER_EVERY_SECONDS = 2.0
VOID_EVERY_SECONDS = 5.0


class Act(Protocol):
    """Something the worker does where it is due; returns how often it was."""

    async def __call__(self, duty: WorkersDuty, *, now: datetime) -> int:
        """Do it."""
        ...


def create_worker(settings: LotterySettings | None = None) -> Worker:
    """Return the worker that moves the lottery's outbox and sequences its log."""
    settings = settings or LotterySettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="lottery", pool_size=CONNECTIONS)
    duties = audit_duties(settings.audit_log(db, audit, settings.key_ring))
    duty = WorkersDuty(db, UnitSigner(settings.key_ring), settings.clock_start is not None)
    clock = clock_from(settings.clock_start)
    handing_over = _now_and_then("handover", HAND_OVER_EVERY_SECONDS, hand_over_due, duty, clock)
    voiding = _now_and_then("closing deadline", VOID_EVERY_SECONDS, void_overdue, duty, clock)
    periodic = (*duties, handing_over, voiding)
    return Worker(db, periodic=periodic, at_the_end=(db.close,))


def _now_and_then(name: str, every: float, act: Act, duty: WorkersDuty, clock: Clock) -> Periodic:
    async def look() -> None:
        await act(duty, now=clock.now())

    return Periodic(name, every, look)
