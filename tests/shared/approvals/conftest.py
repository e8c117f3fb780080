"""A database with the table of requests as migrations make it, two people, and a request between them."""

from collections.abc import AsyncGenerator

import pytest

from shared.database.sessions import Database
from tests.plugins.database import FreshDatabase


@pytest.fixture
async def db(database: FreshDatabase) -> AsyncGenerator[Database]:
    """The lottery's access."""
    access = Database(database.urls.lottery, service="lottery")
    yield access
    await access.close()
