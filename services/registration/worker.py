"""Registration's worker: sends its outbox, follows findings, takes in the results of draws."""

import asyncio
import sys
from dataclasses import replace

import httpx2

from services.registration.actions.keep_to_schedule import keep_to_schedule
from services.registration.actions.record_finding import record_finding
from services.registration.actions.record_placements import record_placements
from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.gateways.lottery import HttpPlacements
from services.registration.gateways.service_client import service_client
from services.registration.gateways.verification import HttpFindings
from services.registration.settings import RegistrationSettings
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.tables import audit
from services.registration.store.unit_shelf import UnitShelf
from shared.audit_log.duties import audit_duties
from shared.clock import Clock, clock_from
from shared.contracts.messages import FindingMade, PlacementsPublished
from shared.database.sessions import Database
from shared.jobs.process import run_until_signalled
from shared.jobs.worker import Handler, Periodic, Tuning, Worker, handle
from shared.web.request_log import configure_logging

AT_ONCE = 16
"""Messages handled side by side; each may hold one connection."""

ATTEMPTS = 300
"""About a day: a neighbour that is away for a night must not leave findings behind that nobody pulls again."""

RETENTION_EVERY_SECONDS = 3600.0

MORE_CONNECTIONS = 6
"""For the relay, the sweeper and the audit log."""


class RegistrationWorker(Worker):
    """A worker that closes its connections when it has stopped."""

    def __init__(
        self,
        tools: Tools,
        clients: tuple[httpx2.AsyncClient, ...],
        handlers: tuple[Handler, ...],
        periodic: tuple[Periodic, ...],
    ) -> None:
        tuning = Tuning(at_once=AT_ONCE, attempts=ATTEMPTS)
        super().__init__(tools.db, handlers=handlers, periodic=periodic, tuning=tuning)
        self._tools = tools
        self._clients = clients

    async def run(self, stop: asyncio.Event) -> None:
        """Work until the stop; then close everything."""
        try:
            await super().run(stop)
        finally:
            for client in self._clients:
                await client.aclose()
            await self._tools.close()


def create_worker(
    settings: RegistrationSettings | None = None,
    *,
    verification_transport: httpx2.AsyncBaseTransport | None = None,
    lottery_transport: httpx2.AsyncBaseTransport | None = None,
) -> Worker:
    """Return the worker; a transport reaches a neighbour inside the same process."""
    settings = settings or RegistrationSettings()
    token = settings.service_token.get_secret_value()
    tools = _tools(settings)
    verification = service_client(settings.verification_url, token, verification_transport)
    lottery = service_client(settings.lottery_url, token, lottery_transport)
    clock = clock_from(settings.clock_start)
    handlers = _handlers(tools, HttpFindings(verification), HttpPlacements(lottery), clock)
    log = settings.audit_log(tools.db, audit, settings.key_ring)
    duties = (*audit_duties(log), _retention(tools, clock))
    return RegistrationWorker(tools, (verification, lottery), handlers, duties)


def _tools(settings: RegistrationSettings) -> Tools:
    db = Database(settings.database_url, service="registration", pool_size=AT_ONCE + MORE_CONNECTIONS)
    keys = RegistrationKeys(settings.key_ring)
    log = LogShelf(db, settings.log_origin)
    tools = Tools(db, HotPool(db.url, size=1), keys, UnitShelf(db), LocalSms(db, keys), settings.sign_in, log)
    return replace(tools, backup_days=settings.backup_days, rehearses=settings.clock_start is not None)


def _retention(tools: Tools, clock: Clock) -> Periodic:
    async def erase_what_is_due() -> None:
        await keep_to_schedule(tools, now=clock.now())

    return Periodic("retention", RETENTION_EVERY_SECONDS, erase_what_is_due)


def _handlers(
    tools: Tools, findings: HttpFindings, placements: HttpPlacements, clock: Clock
) -> tuple[Handler, Handler]:
    async def follow_finding(message: FindingMade) -> None:
        await record_finding(tools, message, findings=findings, now=clock.now())

    async def take_in_placements(message: PlacementsPublished) -> None:
        await record_placements(tools, message, placements=placements, now=clock.now())

    return handle(FindingMade, follow_finding), handle(PlacementsPublished, take_in_placements)


def main() -> None:
    """Run the worker as a process of its own, until SIGTERM."""
    configure_logging(sys.stderr)
    asyncio.run(run_until_signalled(create_worker()))


if __name__ == "__main__":
    main()
