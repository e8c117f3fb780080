"""Access as the owner of the tables, which nobody has in production."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection

from shared.database.provision import ServiceUrls
from shared.database.sessions import Database


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
