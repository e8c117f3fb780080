"""What the tests of registration work with: tools over a fresh database, the app, a family that is signed in."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import timedelta

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
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.unit_shelf import UnitShelf
from shared.crypto.keys import KeyRing
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from tests.builders.registration import NOW, PHONE, UNIT, a_unit

MASTER = bytes(range(32))
TOKEN = "a service token of the tests"
NewVisit = Callable[[str], Awaitable[Visit]]


@pytest.fixture
async def tools(registration_db: Database) -> AsyncGenerator[Tools]:
    """Return tools over this test's database; units are read anew each time."""
    keys = RegistrationKeys(KeyRing(MASTER))
    hot = HotPool(registration_db.url)
    rules = SignInRules(pause=timedelta(minutes=1))
    shelf = UnitShelf(registration_db, keeps=0.0)
    yield Tools(registration_db, hot, keys, shelf, LocalSms(registration_db, keys), rules)
    await hot.close()


@pytest.fixture
async def unit(tools: Tools) -> Unit:
    """Return a unit that was loaded."""
    loaded = a_unit()
    await load_unit(tools, loaded, now=NOW)
    return loaded


@pytest.fixture
def new_visit(tools: Tools) -> NewVisit:
    """Return a way to let the family of a phone come to the unit at NOW."""

    async def come(phone: str) -> Visit:
        account_id = tools.keys.account_id(phone)
        async with tools.db.transaction() as session:
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
        service_token=TOKEN,
        verification_url="http://registration.test/verification",
        lottery_url="http://registration.test/lottery",
        public_url="http://registration.test",
        clock_start=NOW,
        secure_cookies=False,
        sms_pause_seconds=0,
        sms_a_day=1000,
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
