"""Single connections for the work of an administrator: roles, databases, migrations."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg

from shared.database.launcher.errors import PostgresUnavailable
from shared.database.urls import plain_url, with_database

ROLES_LOCK = 7_240_111
"""Advisory lock of everything that changes roles, taken in one database because such locks belong to a database."""


@asynccontextmanager
async def connected(url: str) -> "AsyncGenerator[asyncpg.Connection]":
    """Give a connection for the length of a block; raise PostgresUnavailable where nobody answers."""
    try:
        connection = await asyncpg.connect(plain_url(url), timeout=10)
    except (OSError, TimeoutError) as error:
        raise PostgresUnavailable(f"no PostgreSQL answers at the host and port of the URL given ({error})") from error
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def alone_with_the_roles(admin_url: str) -> "AsyncGenerator[asyncpg.Connection]":
    """Give a connection that alone in the whole cluster changes roles and makes databases."""
    async with connected(await meeting_place(admin_url)) as connection:
        await connection.execute("select pg_advisory_lock($1)", ROLES_LOCK)
        yield connection


async def meeting_place(admin_url: str) -> str:
    """Return the URL of a database that is there whatever the given one names, for work on the whole cluster."""
    common = with_database(admin_url, "postgres")
    try:
        async with connected(common):
            return common
    except asyncpg.PostgresError:
        return admin_url
