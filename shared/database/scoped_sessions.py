"""Puts the scope of a session into its transactions without a round trip: it rides on the BEGIN that asyncpg sends."""

from typing import Any

import asyncpg
from sqlalchemy import Connection, event
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.pool import ConnectionPoolEntry, PoolResetState

from shared.database.scope import UNSCOPED, checked_scope


class ScopedConnection(asyncpg.Connection):  # type: ignore[misc] # asyncpg has no types
    """A connection whose every transaction begins with a scope; where none was given, with the one that sees nothing.

    asyncpg sends BEGIN as a simple query, which may hold two statements (tests/shared/database/test_scope.py holds it).
    """

    scope: str = UNSCOPED

    async def execute(self, query: str, *arguments: Any, **named: Any) -> str:
        """Run a statement; a BEGIN takes the scope along."""
        if query.startswith("BEGIN"):
            query = f"{query} SET LOCAL app.scope = '{checked_scope(self.scope)}';"
        status: str = await super().execute(query, *arguments, **named)
        return status


class ScopedSession(Session):
    """A session that was given its scope in `info`."""


@event.listens_for(ScopedSession, "after_begin")
def _put_scope(session: ScopedSession, _transaction: SessionTransaction, connection: Connection) -> None:
    """Tell the connection the scope; the BEGIN itself is sent with the first statement."""
    connection.connection.driver_connection.scope = session.info["scope"]  # type: ignore[union-attr] # never None here


def forget_scopes(engine: AsyncEngine) -> None:
    """Have every connection forget its scope when it is handed back, also where no transaction came of it."""
    event.listen(engine.sync_engine, "reset", _forget)


def _forget(connection: AsyncAdapt_asyncpg_connection, _entry: ConnectionPoolEntry, _state: PoolResetState) -> None:
    connection.driver_connection.scope = UNSCOPED
