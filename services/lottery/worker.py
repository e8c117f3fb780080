"""The lottery's worker: it tells registration what was frozen and published, and keeps the audit log going."""

import sys

from services.lottery.actions.hand_over_due import HandoverDuty, hand_over_due
from services.lottery.actions.office import UnitSigner
from services.lottery.actions.void_overdue import OverdueDuty, void_overdue
from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from shared.audit_log.duties import audit_duties
from shared.clock import clock_from
from shared.database.sessions import Database
from shared.jobs.worker import Periodic, Worker
from shared.web.request_log import configure_logging

CONNECTIONS = 4
HAND_OVER_EVERY_SECONDS = 2.0
VOID_EVERY_SECONDS = 5.0


def create_worker(settings: LotterySettings | None = None) -> Worker:
    """Return the worker that moves the lottery's outbox and sequences its log."""
    settings = settings or LotterySettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="lottery", pool_size=CONNECTIONS)
    duties = audit_duties(settings.audit_log(db, audit, settings.key_ring))
    periodic = (*duties, _handing_over(db, settings), _voiding(db, settings))
    return Worker(db, periodic=periodic, at_the_end=(db.close,))


def _handing_over(db: Database, settings: LotterySettings) -> Periodic:
    duty = HandoverDuty(db, UnitSigner(settings.key_ring), settings.clock_start is not None)
    clock = clock_from(settings.clock_start)

    async def look() -> None:
        await hand_over_due(duty, now=clock.now())

    return Periodic("handover", HAND_OVER_EVERY_SECONDS, look)


def _voiding(db: Database, settings: LotterySettings) -> Periodic:
    duty = OverdueDuty(db, UnitSigner(settings.key_ring), settings.clock_start is not None)
    clock = clock_from(settings.clock_start)

    async def look() -> None:
        await void_overdue(duty, now=clock.now())

    return Periodic("closing deadline", VOID_EVERY_SECONDS, look)
