"""SQLAlchemy over asyncpg, by a URL as asyncpg reads it, so that sslmode, several hosts and sockets all work."""

import asyncpg
from sqlalchemy import event
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, PoolProxiedConnection

from shared.database.scoped_sessions import ScopedConnection, forget_scopes
from shared.database.urls import plain_url

DIALECT = "postgresql+asyncpg://"


def pooled_engine(url: str, *, name: str, pool_size: int) -> AsyncEngine:
    """Return an engine that keeps up to `pool_size` connections, called `name` in the server's list of sessions."""
    engine = create_async_engine(
        DIALECT,
        async_creator=lambda: asyncpg.connect(
            plain_url(url),
            timeout=10,
            server_settings={"application_name": name},
            connection_class=ScopedConnection,
        ),
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,  # an error must not quote what a family wrote
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    forget_scopes(engine)
    return engine


def single_engine(url: str) -> AsyncEngine:
    """Return an engine without a pool, for one piece of work."""
    return create_async_engine(
        DIALECT, async_creator=lambda: asyncpg.connect(plain_url(url), timeout=10), poolclass=NullPool
    )


def _refuse_closed(
    connection: AsyncAdapt_asyncpg_connection, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    """Have a connection replaced that the server closed meanwhile (a restart); costs no round trip."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError
