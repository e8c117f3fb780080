"""The lottery's worker: it only tells registration what was published."""

import asyncio
import sys

from services.lottery.settings import LotterySettings
from shared.database.sessions import Database
from shared.jobs.worker import Worker
from shared.web.request_log import configure_logging

CONNECTIONS = 2


class LotteryWorker(Worker):
    """A worker that closes its connections when it has stopped."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._connections = db

    async def run(self, stop: asyncio.Event) -> None:
        """Work until the stop; then close everything."""
        try:
            await super().run(stop)
        finally:
            await self._connections.close()


def create_worker(settings: LotterySettings | None = None) -> Worker:
    """Return the worker that moves the lottery's outbox."""
    settings = settings or LotterySettings()
    configure_logging(sys.stderr)
    return LotteryWorker(Database(settings.database_url, service="lottery", pool_size=CONNECTIONS))
