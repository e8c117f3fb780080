"""The lottery's app over a real database, with registration played by a fake behind the real client."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection

from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from tests.builders.ceremonies import STAFF, Ceremony
from tests.builders.draws import DRAW_ID, County, county
from tests.fakes.frozen_files import TOKEN, FrozenFiles


@pytest.fixture
def made() -> County:
    """The county of the test."""
    return county()


@pytest.fixture
def registration(made: County) -> FrozenFiles:
    """Registration, played."""
    return FrozenFiles(made.files())


@pytest.fixture
def settings(urls: ServiceUrls) -> LotterySettings:
    """The lottery's settings for this test's database."""
    return LotterySettings(
        database_url=urls.lottery,
        master_secret="5a" * 32,
        service_token=TOKEN,
        registration_url="http://registration.test",
        public_url="https://sunny.example/lottery",
        staff_url="http://staff.test",
        secure_cookies=False,
    )


@pytest.fixture
def app(settings: LotterySettings, registration: FrozenFiles) -> FastAPI:
    """The lottery."""
    transport = httpx2.ASGITransport(app=registration.app(), raise_app_exceptions=False)
    return create_app(settings, registration_transport=transport, staff=STAFF)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the running lottery."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://lottery.test") as made_client,
    ):
        yield made_client


@pytest.fixture
def ceremony(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """The draw of this test, not announced yet."""
    return Ceremony(client, made, DRAW_ID)


@pytest.fixture
async def migrator(urls: ServiceUrls) -> AsyncIterator[Database]:
    """The migrator, acting as the owner of the lottery's tables."""
    db = Database(urls.migrator, service="lottery")

    @event.listens_for(db.engine.sync_engine, "connect")
    def become_owner(connection: AsyncAdapt_asyncpg_connection, _entry: object) -> None:
        connection.cursor().execute("set role lottery_owner")
        connection.commit()  # type: ignore[no-untyped-call] # SQLAlchemy gives it no type

    yield db
    await db.close()
