"""Databases with the tables of a small sender and a small receiver."""

from collections.abc import AsyncGenerator

import pytest

from shared.database.sessions import Database
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase
from tests.shared.jobs.effects import make_tables


@pytest.fixture
async def tables(database: FreshDatabase) -> None:
    """The tables of `effects.py` in this test's database."""
    await make_tables(with_database(database.admin_url, database.name))


@pytest.fixture
async def sender(database: FreshDatabase, tables: None) -> AsyncGenerator[Database]:
    """Registration, which sends."""
    access = Database(database.urls.registration, service="registration")
    yield access
    await access.close()


@pytest.fixture
async def receiver(database: FreshDatabase, tables: None) -> AsyncGenerator[Database]:
    """Verification, which receives."""
    access = Database(database.urls.verification, service="verification", pool_size=20)
    yield access
    await access.close()
