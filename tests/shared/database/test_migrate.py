"""Migrations: they make what the models say, run once however often asked, and are out of the services' reach."""

import asyncio
import sys
from asyncio.subprocess import Process
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa

from shared.database.connections import connected
from shared.database.migrate import ServiceSchema, differences, heads, migrate
from shared.database.tables import new_metadata
from shared.database.urls import SERVICES, with_database
from tests.plugins.database import FreshDatabase
from tests.plugins.postgres_for_tests import PostgresForTests
from tests.plugins.services_under_test import all_schemas

ENVIRONMENT = "from shared.database.migration_environment import run\n\nrun()\n"
FIRST = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

def upgrade():
    op.create_table("probe", sa.Column("number", sa.Integer, primary_key=True), schema="lottery")
"""


def test_every_services_migrations_run(postgres: PostgresForTests) -> None:
    assert postgres.broken == {}
    assert [schema.name for schema in all_schemas()] == list(SERVICES)


async def test_migrations_make_what_the_models_say(database: FreshDatabase) -> None:
    assert {
        schema.name: await differences(database.urls.migrator, schema) for schema in all_schemas()
    } == dict.fromkeys((schema.name for schema in all_schemas()), "")


def test_no_two_scripts_were_written_side_by_side() -> None:
    for schema in all_schemas():
        assert len(heads(schema)) == 1, schema.name


async def test_several_migrators_at_once_do_it_once(database: FreshDatabase) -> None:
    await asyncio.gather(*(migrate(database.urls.migrator, all_schemas()) for _ in range(4)))
    assert [await differences(database.urls.migrator, schema) for schema in all_schemas()] == [""] * len(all_schemas())


@pytest.fixture
def probe(tmp_path: Path, database: FreshDatabase) -> ServiceSchema:
    """A script directory of one table in a database where the lottery has none yet."""
    (tmp_path / "versions").mkdir()
    (tmp_path / "env.py").write_text(ENVIRONMENT, encoding="utf-8")
    (tmp_path / "versions" / "0001_probe.py").write_text(FIRST, encoding="utf-8")
    metadata = new_metadata("lottery")
    sa.Table("probe", metadata, sa.Column("number", sa.Integer, primary_key=True))
    return ServiceSchema(metadata, tmp_path)


async def _empty(database: FreshDatabase) -> None:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        tables = (
            "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'lottery'::regnamespace"
        )
        for row in await admin.fetch(tables):
            await admin.execute(f"drop table {row[0]} cascade")


async def _migrator(database: FreshDatabase, probe: ServiceSchema) -> Process:
    module = "tests.shared.database.migrator"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, database.urls.migrator, str(probe.scripts), "lottery"
    )


async def test_a_first_upgrade_from_three_places(database: FreshDatabase, probe: ServiceSchema) -> None:
    await _empty(database)
    processes = [await _migrator(database, probe) for _ in range(3)]
    assert [await process.wait() for process in processes] == [0, 0, 0]
    assert await differences(database.urls.migrator, probe) == ""
    async with connected(database.urls.lottery) as lottery:
        await lottery.execute("insert into lottery.probe values (1)")
        assert await lottery.fetchval("select version_num from lottery.alembic_version") == "0001"


async def test_a_service_cannot_write_which_migrations_ran(database: FreshDatabase, probe: ServiceSchema) -> None:
    await _empty(database)
    await migrate(database.urls.migrator, [probe])
    async with connected(database.urls.lottery) as lottery:
        for statement in ("delete from", "update", "truncate"):
            ending = " set version_num = '9'" if statement == "update" else ""
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await lottery.execute(f"{statement} lottery.alembic_version{ending}")


async def test_a_model_that_no_migration_makes_is_found(database: FreshDatabase, probe: ServiceSchema) -> None:
    await _empty(database)
    await migrate(database.urls.migrator, [probe])
    probe.metadata.tables["lottery.probe"].append_column(sa.Column("added", sa.Text))
    assert "added" in await differences(database.urls.migrator, probe)
