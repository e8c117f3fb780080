"""Verification's worker: checks what registration asks for, and asks again what a silent registry left open."""

import sys
from collections.abc import Sequence
from datetime import timedelta
from time import monotonic

import httpx2
import uvloop

from services.verification.actions.ask_again import ask_again
from services.verification.actions.case_room import CaseRoom
from services.verification.actions.check_case import check_case
from services.verification.actions.checking import Checking, Patience
from services.verification.actions.erase_application import erase_application
from services.verification.actions.forget_outdated import forget_outdated
from services.verification.actions.keep_to_schedule import keep_to_schedule
from services.verification.actions.let_lapse import lapse_overdue
from services.verification.domain.answers import RegistryName
from services.verification.gateways.breaker import Breaker
from services.verification.gateways.budget import Budget
from services.verification.gateways.claims import HttpClaimSource
from services.verification.gateways.http_registry import Channel, HttpRegistry
from services.verification.settings import VerificationSettings
from services.verification.store.cases import CaseKey
from services.verification.store.tables import audit
from services.verification.store.vault import Vault
from shared.audit_log.duties import audit_duties
from shared.clock import Clock, clock_from
from shared.contracts.messages import ApplicationErased, CheckRequested
from shared.database.sessions import Database
from shared.ids import new_id, new_token
from shared.jobs.process import run_until_signalled
from shared.jobs.worker import Duty, Periodic, Tuning, Worker, handle
from shared.web.request_log import configure_logging

CLAIM_SECONDS = 10.0
FORGET_EVERY_SECONDS = 3600.0
LAPSE_EVERY_SECONDS = 60.0
"""How often requests whose time is over are ended."""
CONNECTIONS = 32
"""To one registry."""
MORE_CONNECTIONS = 10
"""Beside one for each case at work: for the outbox, the sweeper, the audit log and the cases asked about again."""


def create_worker(
    settings: VerificationSettings | None = None, *, registration_transport: httpx2.AsyncBaseTransport | None = None
) -> Worker:
    """Return the worker; `registration_transport` reaches registration inside the same process."""
    settings = settings or VerificationSettings()
    clients = {name: _client(settings) for name in RegistryName}
    registration = httpx2.AsyncClient(timeout=CLAIM_SECONDS, transport=registration_transport, trust_env=False)
    db = Database(settings.database_url, service="verification", pool_size=settings.concurrency + MORE_CONNECTIONS)
    clock = clock_from(settings.clock_start)
    checking = Checking(
        db=db,
        vault=Vault(settings.key_ring),
        registries={name: _registry(settings, name, client, clock) for name, client in clients.items()},
        claims=HttpClaimSource(
            registration,
            base_url=settings.registration_url,
            service_token=settings.service_token.get_secret_value(),
        ),
        new_id=new_id,
        patience=Patience(timedelta(seconds=settings.lease_seconds), settings.retry),
    )
    at_the_end = (*(client.aclose for client in clients.values()), registration.aclose, db.close)
    return _worker(settings, checking, clock, at_the_end)


def _worker(settings: VerificationSettings, checking: Checking, clock: Clock, at_the_end: Sequence[Duty]) -> Worker:
    async def check(message: CheckRequested) -> None:
        key = CaseKey(message.unit_code, message.application_number, message.version)
        await check_case(checking, key, now=clock.now(), message_id=message.message_id)

    async def ask() -> None:
        await ask_again(checking, now=clock.now())

    async def forget() -> None:
        await forget_outdated(checking.db, now=clock.now())
        await keep_to_schedule(checking.db, now=clock.now())

    async def erase(message: ApplicationErased) -> None:
        await erase_application(checking.db, message, now=clock.now())

    async def lapse() -> None:
        await lapse_overdue(CaseRoom(checking.db, checking.vault, checking.new_id), now=clock.now())

    return Worker(
        checking.db,
        handlers=(handle(CheckRequested, check), handle(ApplicationErased, erase)),
        periodic=(
            Periodic("ask again", settings.reconcile_seconds, ask),
            Periodic("forget", FORGET_EVERY_SECONDS, forget),
            Periodic("lapse", LAPSE_EVERY_SECONDS, lapse),
            *audit_duties(settings.audit_log(checking.db, audit, settings.key_ring)),
        ),
        tuning=Tuning(at_once=settings.concurrency),
        at_the_end=at_the_end,
    )


def _client(settings: VerificationSettings) -> httpx2.AsyncClient:
    """A client of its own for each registry: a slow one holds up nobody else's connections."""
    timeout = httpx2.Timeout(settings.read_seconds, connect=settings.connect_seconds, pool=settings.deadline_seconds)
    limits = httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    return httpx2.AsyncClient(timeout=timeout, limits=limits, trust_env=False)


def _registry(
    settings: VerificationSettings, name: RegistryName, client: httpx2.AsyncClient, clock: Clock
) -> HttpRegistry:
    url, key = settings.registry(name.value)
    budget = Budget(settings.registry_rate, round(settings.registry_rate), clock=monotonic)
    breaker = Breaker(failures=settings.registry_failures, rest=settings.registry_rest_seconds, clock=monotonic)
    channel = Channel(url, settings.client_id, key, settings.deadline_seconds)
    return HttpRegistry(channel, client, clock=clock, new_nonce=lambda: new_token()[:32], limits=(budget, breaker))


def main() -> None:
    """Run the worker as a process of its own."""
    configure_logging(sys.stderr)
    uvloop.run(run_until_signalled(create_worker()))


if __name__ == "__main__":
    main()
