"""The lottery's worker: it tells registration what was published, and keeps the audit log going."""

import asyncio
import sys

from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from shared.audit_log.duties import audit_duties
from shared.database.sessions import Database
from shared.jobs.worker import Periodic, Worker
from shared.web.request_log import configure_logging

CONNECTIONS = 4


class LotteryWorker(Worker):
    """A worker that closes its connections when it has stopped."""

    def __init__(self, db: Database, periodic: tuple[Periodic, ...]) -> None:
        super().__init__(db, periodic=periodic)
        self._connections = db

    async def run(self, stop: asyncio.Event) -> None:
        """Work until the stop; then close everything."""
        try:
            await super().run(stop)
        finally:
            await self._connections.close()


def create_worker(settings: LotterySettings | None = None) -> Worker:
    """Return the worker that moves the lottery's outbox and sequences its log."""
    settings = settings or LotterySettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="lottery", pool_size=CONNECTIONS)
    return LotteryWorker(db, audit_duties(settings.audit_log(db, audit, settings.key_ring)))
