"""What every service's `env.py` runs: the migrations of one schema, as its owner, one migrator at a time."""

import sqlalchemy as sa
from alembic import context


def run() -> None:
    """Upgrade (or compare) over the connection that the caller put into the configuration's attributes."""
    connection: sa.Connection = context.config.attributes["connection"]
    metadata: sa.MetaData = context.config.attributes["metadata"]
    schema = metadata.schema
    connection.execute(sa.text(f"set local role {schema}_owner"))
    connection.execute(sa.text("set local lock_timeout = '5s'"))
    connection.execute(sa.text(f"select pg_advisory_xact_lock(hashtext('migrate {schema}'))"))
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table_schema=schema,
        include_schemas=True,
        include_name=lambda name, kind, _parents: name == schema if kind == "schema" else True,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()
