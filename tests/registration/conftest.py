"""What the tests of registration work with: tools over a fresh database, the app, a family that is signed in."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import timedelta

import asyncpg
import httpx2
import pytest
from fastapi import FastAPI

from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools, Visit
from services.registration.app import create_app
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.sign_in import SignInRules
from services.registration.domain.unit import Unit
from services.registration.settings import RegistrationSettings
from services.registration.store.accounts import keep_account
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.unit_shelf import UnitShelf
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.provision import ServiceUrls
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.database.urls import with_database
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, PHONE, UNIT, a_unit
from tests.plugins.database import FreshDatabase

MASTER = bytes(range(32))
PROVINCE = bytes(range(1, 33))
TOKEN = "a service token of the tests"
Superuser = Callable[..., Awaitable[list[object]]]
NewVisit = Callable[[str], Awaitable[Visit]]


@pytest.fixture
async def tools(registration_db: Database) -> AsyncGenerator[Tools]:
    """Return tools over this test's database; units are read anew each time."""
    keys = RegistrationKeys(KeyRing(GivenKeys(MASTER, PROVINCE)))
    hot = HotPool(registration_db.url)
    rules = SignInRules(pause=timedelta(minutes=1))
    shelf = UnitShelf(registration_db, keeps=0.0)
    log = LogShelf(registration_db, "registration.test", keeps=0.0)
    sms = LocalSms(registration_db, keys)
    yield Tools(registration_db, hot, keys, shelf, sms, rules, log, rehearses=True)
    await hot.close()


@pytest.fixture
async def unit(tools: Tools) -> Unit:
    """Return a unit that was loaded."""
    loaded = a_unit()
    await load_unit(tools, loaded, acting=acting_at(NOW))
    return loaded


@pytest.fixture
def new_visit(tools: Tools) -> NewVisit:
    """Return a way to let the family of a phone come to the unit at NOW."""

    async def come(phone: str) -> Visit:
        account_id = tools.keys.account_id(phone)
        async with tools.db.transaction(UNSCOPED) as session:
            await keep_account(session, account_id, phone, sealer=tools.keys.sealer, now=NOW)
        return Visit(account_id, UNIT, NOW)

    return come


@pytest.fixture
async def visit(new_visit: NewVisit, unit: Unit) -> Visit:
    """Return the visit of one family at the loaded unit."""
    return await new_visit(PHONE)


@pytest.fixture
def settings(urls: ServiceUrls) -> RegistrationSettings:
    """Return settings for this test's database, on a rehearsal clock that starts at NOW."""
    return RegistrationSettings(
        database_url=urls.registration,
        master_secret=MASTER.hex(),
        province_secret=PROVINCE.hex(),
        service_token=TOKEN,
        verification_url="http://registration.test/verification",
        lottery_url="http://registration.test/lottery",
        public_url="http://registration.test",
        clock_start=NOW,
        secure_cookies=False,
        sms_pause_seconds=0,
        sms_a_day=1000,
        codes_per_address=1_000_000,
        codes_per_address_a_day=1_000_000,
        sms_readable=True,
    )


@pytest.fixture
async def app(settings: RegistrationSettings) -> AsyncGenerator[FastAPI]:
    """Return the service, running."""
    service = create_app(settings)
    async with service.router.lifespan_context(service):
        yield service


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[httpx2.AsyncClient]:
    """Return a client of the service."""
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as opened:
        yield opened


@pytest.fixture
def superuser(database: FreshDatabase) -> Superuser:
    """Return a way to do what only a crooked operator could: statements past every right of the service."""

    async def run(*statements: str) -> list[object]:
        connection = await asyncpg.connect(with_database(database.admin_url, database.name))
        try:
            found = [await connection.fetch(statement) for statement in statements]
        finally:
            await connection.close()
        return [row[0] for row in found[-1]]

    return run
