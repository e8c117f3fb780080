"""Sessions: commit, rollback, reading only, and a connection that died."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.plugins.database import FreshDatabase


async def test_a_service_works_under_its_own_role(lottery_db: Database) -> None:
    async with lottery_db.transaction(UNSCOPED) as session:
        assert await session.scalar(sa.text("select current_user")) == "lottery"


async def test_a_reading_session_cannot_write(verification_db: Database) -> None:
    async with verification_db.reading(UNSCOPED) as session:
        assert await session.scalar(sa.text("show transaction_read_only")) == "on"
        with pytest.raises(DBAPIError, match="read-only transaction"):
            await session.execute(sa.text("select pg_current_xact_id(), jobs.send_to_verification('a', 'b', 'c')"))


async def test_after_reading_the_same_connection_writes_again(urls: object, verification_db: Database) -> None:
    for _ in range(3):
        async with verification_db.reading(UNSCOPED) as session:
            assert await session.scalar(sa.text("show transaction_read_only")) == "on"
        async with verification_db.transaction(UNSCOPED) as session:
            assert await session.scalar(sa.text("show transaction_read_only")) == "off"


async def test_a_connection_that_the_server_closed_is_replaced(lottery_db: Database, database: FreshDatabase) -> None:
    async with lottery_db.reading(UNSCOPED) as session:
        first = await session.scalar(sa.text("select pg_backend_pid()"))
    async with connected(database.urls.lottery) as other:
        await other.execute("select pg_terminate_backend($1, 5000)", first)
    async with lottery_db.reading(UNSCOPED) as session:
        assert await session.scalar(sa.text("select pg_backend_pid()")) != first


async def test_an_error_does_not_quote_what_was_written(lottery_db: Database) -> None:
    async with lottery_db.reading(UNSCOPED) as session:
        with pytest.raises(DBAPIError, match="SQL parameters hidden") as caught:
            await session.execute(
                sa.text("select 1 / cast(:zero as int), cast(:name as text)"), {"zero": 0, "name": "张小明"}
            )
    assert "张小明" not in str(caught.value)
