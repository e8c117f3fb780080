"""The migrations make the tables that the code means, column by column."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from services.staff.store import tables
from services.staff.store.sealed_tables import SEALED_TABLES
from shared.database.engines import single_engine
from shared.database.provision import ServiceUrls

COLUMNS = "select table_name, column_name from information_schema.columns where table_schema = 'staff'"
CHECKS = "select conname from pg_constraint where contype = 'c' and connamespace = 'staff'::regnamespace"


def differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(
        connection,
        opts={
            "include_schemas": True,
            "version_table_schema": "staff",
            "include_name": lambda name, kind, _: name == "staff" if kind == "schema" else True,
            "compare_type": True,
            "compare_server_default": True,
        },
    )
    return list(compare_metadata(context, tables.metadata))


def checks_of_the_code() -> set[str]:
    found = (constraint for table in tables.metadata.tables.values() for constraint in table.constraints)
    return {str(one.name) for one in found if isinstance(one, sa.CheckConstraint)}


async def test_models_and_migrations_agree(urls: ServiceUrls) -> None:
    engine = single_engine(urls.migrator)
    async with engine.connect() as connection:
        await connection.exec_driver_sql("set role staff_owner")
        assert await connection.run_sync(differences) == []
        made = set((await connection.exec_driver_sql(CHECKS)).scalars())
    await engine.dispose()
    assert {name for name in made if not name.startswith("audit_")} == {
        f"{table.name}_{name}_check" if not name.startswith(table.name) else name
        for table in tables.metadata.tables.values()
        for name in {str(one.name) for one in table.constraints if isinstance(one, sa.CheckConstraint)}
        if not table.name.startswith("audit_")
    }


def test_every_column_called_a_secret_is_sealed_or_a_hash() -> None:
    sealed = {(one.table.name, column) for one in SEALED_TABLES for column in one.columns}
    for table in tables.metadata.tables.values():
        for column in table.c:
            if "secret" in column.name or "sealed" in (column.comment or ""):
                assert (table.name, column.name) in sealed
