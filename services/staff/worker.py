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


def create_worker(settings: StaffSettings | None = None) -> Worker:
    """Return the worker."""
    settings = settings or StaffSettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="staff", pool_size=CONNECTIONS)
    clock = clock_from(settings.clock_start)

    async def forget() -> None:
        await forget_outdated(db, now=clock.now())

    log = audit_duties(settings.audit_log(db, audit, settings.key_ring))
    forgetting = Periodic("forget", FORGET_EVERY_SECONDS, forget)
    return Worker(db, periodic=(*log, forgetting), at_the_end=(db.close,))


def main() -> None:
    """Run the worker as a process of its own."""
    asyncio.run(run_until_signalled(create_worker()))


if __name__ == "__main__":
    main()
