"""Access as the owner of the tables, which nobody has in production."""

from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from shared.database.provision import ServiceUrls
from shared.database.sessions import Database


@pytest.fixture
async def migrator(urls: ServiceUrls) -> AsyncIterator[Database]:
    """The migrator, acting as the owner of the lottery's tables in every transaction."""
    db = Database(urls.migrator, service="lottery")

    @event.listens_for(db.engine.sync_engine, "begin")
    def become_owner(connection: sa.Connection) -> None:
        connection.execute(sa.text("set local role lottery_owner"))

    yield db
    await db.close()
