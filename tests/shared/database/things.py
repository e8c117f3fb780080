"""Two tables of a service, made as a migration makes them: one held to the scope, one that everybody reads."""

import sqlalchemy as sa

from shared.database.connections import connected
from shared.database.scope import guard
from shared.database.tables import new_metadata
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase

metadata = new_metadata("lottery")
thing, notice = (
    sa.Table(
        name,
        metadata,
        sa.Column("unit_code", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, server_default="1"),
    )
    for name in ("thing", "notice")
)


class Collected:
    """Keeps the statements of a migration."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def execute(self, sqltext: str) -> None:
        """Keep one."""
        self.statements.append(sqltext)


async def make_things(database: FreshDatabase) -> None:
    """Make both tables as their owner."""
    op = Collected()
    op.execute("set role lottery_owner")
    for name in ("thing", "notice"):
        op.execute(f"create table lottery.{name} (unit_code text primary key, number int not null default 1)")
    guard(op, "lottery", "thing")
    guard(op, "lottery", "notice", everybody_reads=True)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute(";".join(op.statements))
