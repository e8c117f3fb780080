"""Everything a verification worker needs around it: four registries and registration over sockets, and its queue."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import sqlalchemy as sa
from pydantic import SecretStr

from services.verification.domain.answers import RegistryName
from services.verification.settings import VerificationSettings
from services.verification.store.rules import save_rules
from services.verification.store.tables import case_file, finding
from shared.contracts.messages import CheckRequested
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.ids import new_id
from shared.jobs.outbox import as_body
from tests.browser.serving import serving
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import NOW, rules
from tests.builders.verification_app import SERVICE_TOKEN, settings_for
from tests.builders.verification_families import Family
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims_app import claims_app
from tests.fakes.registries import RegistryServer

SEND = sa.text("select jobs.send_to_verification('CheckRequested', :body, null)")
TOLD = sa.text("select count(*) from verification.outbox")
KEY = bytes(range(32))


@dataclass
class Surroundings:
    """Registries, settings for a worker, and a look into its database."""

    db: Database
    registries: dict[RegistryName, RegistryServer]
    settings: VerificationSettings

    async def request(self, *messages: CheckRequested) -> None:
        """Put messages into verification's queue, as registration's relay does."""
        async with self.db.transaction(EVERYWHERE) as session:
            for message in messages:
                await session.execute(SEND, {"body": as_body(message)})

    async def states(self) -> list[str]:
        """The state of every case."""
        async with self.db.reading(EVERYWHERE) as session:
            return list(await session.scalars(sa.select(case_file.c.state)))

    async def standings(self) -> list[str]:
        """The standing of every finding, oldest first."""
        async with self.db.reading(EVERYWHERE) as session:
            return list(await session.scalars(sa.select(finding.c.standing).order_by(finding.c.seq)))


def request_for(one: Family) -> CheckRequested:
    """The message that asks for a check of a family's claim."""
    claim = one.claim
    return CheckRequested(
        message_id=new_id(),
        unit_code=claim.unit_code,
        application_number=claim.application_number,
        version=claim.version,
    )


@asynccontextmanager
async def surroundings(urls: ServiceUrls, families: Sequence[Family]) -> AsyncGenerator[Surroundings]:
    """Start everything around a worker."""
    async with AsyncExitStack() as running:
        registries = {name: await running.enter_async_context(RegistryServer(KEY).running()) for name in RegistryName}
        for one in families:
            for name, records in one.records.items():
                for record in records:
                    registries[name].records.setdefault(record.number, []).append(record)
        app = claims_app([wire_claim(one.claim) for one in families], SERVICE_TOKEN)
        registration = running.enter_context(serving(app))
        db = Database(urls.verification, service="verification", pool_size=2)
        running.push_async_callback(db.close)
        async with db.transaction(EVERYWHERE) as session:
            await save_rules(session, rules(), NOW)
        yield Surroundings(db, registries, _settings(urls, registration, registries))


def _settings(
    urls: ServiceUrls, registration: str, registries: dict[RegistryName, RegistryServer]
) -> VerificationSettings:
    addresses = {f"registry_{name.value}_url": server.url for name, server in registries.items()}
    return settings_for(
        urls,
        registration_url=registration,
        read_seconds=0.5,
        reconcile_seconds=0.1,
        lease_seconds=2.0,
        retry_seconds=(0.3,),
        **addresses,
    )


def environment_of(settings: VerificationSettings) -> dict[str, str]:
    """The environment from which a process reads the same settings."""
    given: dict[str, str] = {}
    for name, value in settings:
        if value is not None:
            text = value.get_secret_value() if isinstance(value, SecretStr) else value
            given[f"VERIFICATION_{name.upper()}"] = json.dumps(text) if isinstance(text, tuple) else str(text)
    return given
