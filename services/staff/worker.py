"""The staff service's worker: forgets what is over, and keeps the audit log going."""

import asyncio
import sys

from services.staff.actions.forget_outdated import forget_outdated
from services.staff.settings import StaffSettings
from services.staff.store.tables import audit
from shared.audit_log.duties import audit_duties
from shared.clock import clock_from
from shared.database.sessions import Database
from shared.jobs.process import run_until_signalled
from shared.jobs.worker import Periodic, Worker
from shared.web.request_log import configure_logging

CONNECTIONS = 4
FORGET_EVERY_SECONDS = 3600.0


class StaffWorker(Worker):
    """A worker that closes its connections when it has stopped."""

    def __init__(self, db: Database, *periodic: Periodic) -> None:
        super().__init__(db, periodic=periodic)
        self._connections = db

    async def run(self, stop: asyncio.Event) -> None:
        """Work until the stop; then close everything."""
        try:
            await super().run(stop)
        finally:
            await self._connections.close()


def create_worker(settings: StaffSettings | None = None) -> Worker:
    """Return the worker."""
    settings = settings or StaffSettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="staff", pool_size=CONNECTIONS)
    clock = clock_from(settings.clock_start)

    async def forget() -> None:
        await forget_outdated(db, now=clock.now())

    duties = audit_duties(settings.audit_log(db, audit, settings.key_ring))
    return StaffWorker(db, *duties, Periodic("forget", FORGET_EVERY_SECONDS, forget))


def main() -> None:
    """Run the worker as a process of its own."""
    asyncio.run(run_until_signalled(create_worker()))


if __name__ == "__main__":
    main()
