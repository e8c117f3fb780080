"""A raw asyncpg pool for the one statement that takes in the rush: no SQLAlchemy, no RESET at each return.

Only for connections that never use SET (but SET LOCAL), LISTEN or session locks, since nothing undoes them here.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg

from shared.database.scope import checked_scope
from shared.database.urls import plain_url


class QuietConnection(asyncpg.Connection):  # type: ignore[misc] # asyncpg has no types
    """A connection that is handed back as it is."""

    def get_reset_query(self) -> str:
        """Return no statement."""
        return ""


@asynccontextmanager
async def scoped(connection: asyncpg.Connection, scope: str) -> AsyncGenerator[None]:
    """Make a block one transaction within a scope, which rides on its BEGIN."""
    await connection.execute(f"begin; set local app.scope = '{checked_scope(scope)}'")
    try:
        yield
    except BaseException:
        await connection.execute("rollback")
        raise
    await connection.execute("commit")


async def raw_pool(url: str, *, service: str, size: int = 10) -> asyncpg.Pool:
    """Return an open pool of at most `size` connections; the caller closes it."""
    return await asyncpg.create_pool(
        plain_url(url),
        min_size=1,
        max_size=size,
        connection_class=QuietConnection,
        # A plan made while the tables were empty stays with its connection: it must not be one that reads all rows.
        server_settings={"application_name": f"{service} rush", "enable_seqscan": "off"},
    )
