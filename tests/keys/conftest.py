"""What the tests of keys work with: registration's tools and unit, and a look past every policy."""

from collections.abc import Awaitable, Callable

import pytest

from shared.database.connections import connected
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase
from tests.registration.conftest import new_visit, tools, unit, visit

__all__ = ["new_visit", "tools", "unit", "visit"]
AdminReads = Callable[[str], Awaitable[list[str]]]


@pytest.fixture
def admin_reads(database: FreshDatabase) -> AdminReads:
    """Return a way to read one column as the server's administrator."""

    async def read(query: str) -> list[str]:
        async with connected(with_database(database.admin_url, database.name)) as admin:
            return [row[0] for row in await admin.fetch(query)]

    return read
