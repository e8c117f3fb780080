"""The migrations make the tables that the code means, column by column."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from services.registration.store import tables
from shared.database.engines import single_engine
from shared.database.provision import ServiceUrls

VERSIONS = Path(tables.__file__).parent / "migrations" / "versions"


def differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(
        connection,
        opts={
            "include_schemas": True,
            "version_table_schema": "registration",
            "include_name": lambda name, kind, _: name == "registration" if kind == "schema" else True,
            "compare_type": True,
            "compare_server_default": True,
        },
    )
    return list(compare_metadata(context, tables.metadata))


async def test_models_and_migrations_agree(urls: ServiceUrls) -> None:
    engine = single_engine(urls.migrator)
    async with engine.connect() as connection:
        await connection.exec_driver_sql("set role registration_owner")
        found = await connection.run_sync(differences)
    await engine.dispose()
    assert found == []


def test_every_sealed_column_is_written_out_in_the_first_migration() -> None:
    first = (VERSIONS / "0001_applications.py").read_text(encoding="utf-8")
    assert all(f'"{column}"' in first for column in tables.SEALED_COLUMNS.values())


def test_every_table_of_a_unit_has_the_unit_first_in_its_key() -> None:
    for table in tables.metadata.sorted_tables:
        if "unit_code" in table.c and table not in {tables.audit.inbox, tables.audit.log}:  # one log for all units
            assert next(iter(table.primary_key.columns)).name == "unit_code"
            for key in table.foreign_key_constraints:
                assert key.column_keys[0] == "unit_code"
