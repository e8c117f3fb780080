"""Registration's worker: sends its outbox, follows findings, tells families of draws."""

import asyncio
import sys
from dataclasses import replace

import httpx2

from services.registration.actions.keep_to_schedule import keep_to_schedule
from services.registration.actions.record_finding import record_finding
from services.registration.actions.record_placements import record_placements
from services.registration.actions.tell_roster import tell_roster
from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.gateways.lottery import HttpDraws
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
from shared.contracts.messages import FindingMade, PlacementsPublished, RosterFrozen
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
    handlers = _handlers(tools, HttpFindings(verification), HttpDraws(lottery), clock)
    log = settings.audit_log(tools.db, audit, settings.key_ring)
    duties = (*audit_duties(log), _retention(tools, clock))
    tuning = Tuning(at_once=AT_ONCE, attempts=ATTEMPTS)
    at_the_end = (verification.aclose, lottery.aclose, tools.close)
    return Worker(tools.db, handlers=handlers, periodic=duties, tuning=tuning, at_the_end=at_the_end)


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


def _handlers(tools: Tools, findings: HttpFindings, draws: HttpDraws, clock: Clock) -> tuple[Handler, ...]:
    async def follow_finding(message: FindingMade) -> None:
        await record_finding(tools, message, findings=findings, now=clock.now())

    async def tell_of_freeze(message: RosterFrozen) -> None:
        await tell_roster(tools, message, draws=draws, now=clock.now())

    async def tell_of_result(message: PlacementsPublished) -> None:
        await record_placements(tools, message, draws=draws, now=clock.now())

    return (
        handle(FindingMade, follow_finding),
        handle(RosterFrozen, tell_of_freeze),
        handle(PlacementsPublished, tell_of_result),
    )


def main() -> None:
    """Run the worker as a process of its own, until SIGTERM."""
    configure_logging(sys.stderr)
    asyncio.run(run_until_signalled(create_worker()))


if __name__ == "__main__":
    main()
