"""`python -m tests.benchmarks.sequencing`: only what a worker does for registration's audit log, nothing else of it."""

import asyncio

import typer

from services.demo.season.parent import given_by_parent
from services.registration.settings import RegistrationSettings
from services.registration.store.tables import audit
from shared.audit_log.duties import audit_duties
from shared.database.sessions import Database
from shared.jobs.worker import Periodic


async def _keep_doing(task: Periodic) -> None:
    while True:
        await task.action()
        await asyncio.sleep(task.every_seconds)


async def main() -> None:
    """Sequence and sign until SIGTERM."""
    settings = RegistrationSettings(**given_by_parent()["registration"])
    db = Database(settings.database_url, service="registration", pool_size=3)
    typer.echo("SEQUENCING")
    await asyncio.gather(*map(_keep_doing, audit_duties(settings.audit_log(db, audit, settings.key_ring))))


if __name__ == "__main__":
    asyncio.run(main())
