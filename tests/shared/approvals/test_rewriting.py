"""Nobody rewrites a request: neither the service's role nor the owner of the table."""

import asyncpg
import pytest

from shared.database.connections import connected
from shared.database.sessions import Database
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase
from tests.shared.approvals.desk import UNIT, asked, judged, used

REWRITES = (
    "update lottery.approval set content_sha256 = repeat('b', 64)",
    "update lottery.approval set asked_by = gen_random_uuid()",
    "update lottery.approval set expires_at = expires_at + interval '1 year'",
    "delete from lottery.approval",
)
AFTERWARDS = (
    "update lottery.approval set verdict = 'declined'",
    "update lottery.approval set decided_by = gen_random_uuid()",
    "update lottery.approval set used_at = null",
)


@pytest.mark.parametrize("statement", REWRITES)
async def test_the_service_may_not_even_try(db: Database, database: FreshDatabase, statement: str) -> None:
    await asked(db)
    async with connected(database.urls.lottery) as service:
        await service.execute(f"set app.scope = '{UNIT}'")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await service.execute(statement)


@pytest.mark.parametrize("statement", REWRITES + AFTERWARDS)
async def test_a_trigger_holds_the_owner_too(db: Database, database: FreshDatabase, statement: str) -> None:
    await judged(db, await asked(db))
    await used(db)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute(f"set session_replication_role = replica; set role lottery_owner; set app.scope = '{UNIT}'")
        with pytest.raises(asyncpg.RaiseError):
            await admin.execute(statement)


async def test_the_database_knows_that_it_takes_two(db: Database, database: FreshDatabase) -> None:
    await asked(db)
    alone = """update lottery.approval set decided_by = asked_by, decided_role = 'unit_supervisor',
               decided_at = asked_at, verdict = 'agreed'"""
    async with connected(database.urls.lottery) as service:
        await service.execute(f"set app.scope = '{UNIT}'")
        with pytest.raises(asyncpg.CheckViolationError):
            await service.execute(alone)


async def test_without_a_scope_there_are_no_requests(db: Database, database: FreshDatabase) -> None:
    await asked(db)
    async with connected(database.urls.lottery) as service:
        assert await service.fetchval("select count(*) from lottery.approval") == 0
