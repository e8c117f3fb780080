"""Fixtures over a real PostgreSQL: DATABASE_URL if that is set, else a server of our own; a database per test."""

import os
import shutil
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from shared.database.local import LocalServer, PostgresUnavailable
from shared.database.provision import RolePasswordDiffers, ServiceUrls
from shared.database.roles import ServerTooOld
from shared.database.sessions import Database
from tests.plugins.apart import apart
from tests.plugins.directories import new_directory
from tests.plugins.leftovers import PLACES
from tests.plugins.postgres_for_tests import (
    PostgresForTests,
    end_throwaway_server,
    start_throwaway_server,
    with_template,
)

POSTGRES = pytest.StashKey[PostgresForTests]()
OWN_SERVER = pytest.StashKey[LocalServer]()


@dataclass(frozen=True)
class FreshDatabase:
    """An empty, migrated database of one test."""

    name: str
    admin_url: str
    urls: ServiceUrls


NewDatabase = Callable[[], AbstractContextManager[FreshDatabase]]


def _postgres(config: pytest.Config) -> PostgresForTests:
    """Return the run's server, starting it at the first call."""
    if POSTGRES not in config.stash:
        try:
            config.stash[POSTGRES] = apart(with_template(_admin_url(config)))
        except (PostgresUnavailable, RolePasswordDiffers, ServerTooOld) as error:
            pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
    return config.stash[POSTGRES]


def _admin_url(config: pytest.Config) -> str:
    given = os.environ.get("DATABASE_URL")
    if given:
        return given
    config.stash[OWN_SERVER] = start_throwaway_server()
    return config.stash[OWN_SERVER].admin_url


def pytest_configure(config: pytest.Config) -> None:
    """In a worker of xdist, take the server that the controller has started."""
    if hasattr(config, "workerinput") and "postgres" in config.workerinput:
        config.stash[POSTGRES] = PostgresForTests(**config.workerinput["postgres"])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """In the controller of xdist, hand the server to a worker; the controller outlives them all."""
    node.workerinput["postgres"] = asdict(_postgres(node.config))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if hasattr(config, "workerinput"):
        return
    if OWN_SERVER in config.stash:
        end_throwaway_server(config.stash[OWN_SERVER])
    elif POSTGRES in config.stash:
        postgres = config.stash[POSTGRES]
        apart(postgres.drop(postgres.template))


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> PostgresForTests:
    """The server of this run with its template."""
    return _postgres(request.config)


@pytest.fixture(scope="session")
def server(postgres: PostgresForTests) -> str:
    """The administrator's URL of the tests' server."""
    return postgres.admin_url


@pytest.fixture(scope="session")
def new_database(postgres: PostgresForTests) -> NewDatabase:
    """`with new_database() as database:` for fixtures that live longer than one test."""
    numbers = count()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")

    @contextmanager
    def cloned() -> Generator[FreshDatabase]:
        name = f"{postgres.template}_{worker}_{next(numbers)}"
        apart(postgres.clone(name))
        try:
            yield FreshDatabase(name, postgres.admin_url, postgres.urls(name))
        finally:
            apart(postgres.drop(name))

    return cloned


@pytest.fixture
def database(new_database: NewDatabase) -> Generator[FreshDatabase]:
    """A database of this test alone: every schema migrated, no row in it."""
    with new_database() as fresh:
        yield fresh


@pytest.fixture
def urls(database: FreshDatabase) -> ServiceUrls:
    """The URL of each role for this test's database."""
    return database.urls


@pytest.fixture
def place() -> Generator[Path]:
    """An empty directory for a server that the test itself starts."""
    directory = new_directory(PLACES)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@asynccontextmanager
async def _access(postgres: PostgresForTests, url: str, service: str) -> AsyncGenerator[Database]:
    if service in postgres.broken:
        pytest.fail(postgres.broken[service], pytrace=False)
    access = Database(url, service=service)
    yield access
    await access.close()


@pytest.fixture
async def registration_db(postgres: PostgresForTests, urls: ServiceUrls) -> AsyncGenerator[Database]:
    """Registration's access to this test's database."""
    async with _access(postgres, urls.registration, "registration") as access:
        yield access


@pytest.fixture
async def verification_db(postgres: PostgresForTests, urls: ServiceUrls) -> AsyncGenerator[Database]:
    """Verification's access to this test's database."""
    async with _access(postgres, urls.verification, "verification") as access:
        yield access


@pytest.fixture
async def lottery_db(postgres: PostgresForTests, urls: ServiceUrls) -> AsyncGenerator[Database]:
    """The lottery's access to this test's database."""
    async with _access(postgres, urls.lottery, "lottery") as access:
        yield access


@pytest.fixture
async def staff_db(postgres: PostgresForTests, urls: ServiceUrls) -> AsyncGenerator[Database]:
    """The staff service's access to this test's database."""
    async with _access(postgres, urls.staff, "staff") as access:
        yield access
