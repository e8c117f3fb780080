"""A pool of bare connections for the statements of the rush; nothing on it uses SET, LISTEN or session locks."""

import asyncio
from collections.abc import Sequence

import asyncpg

from services.registration.domain.errors import DatabaseSilent
from shared.database.hot_path import raw_pool, scoped
from shared.database.scope import UNSCOPED

OUT_OF_REACH = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.CannotConnectNowError,
)
"""What a client sees of a server that is away, starting, or going down."""


class HotPool:
    """Opens by itself at the first use, in the running loop."""

    def __init__(self, url: str, *, size: int = 8) -> None:
        self._url = url
        self._size = size
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    async def row(self, statement: str, values: Sequence[object], *, scope: str = UNSCOPED) -> asyncpg.Record | None:
        """Run one statement in a transaction of its own and return its first row; raise `DatabaseSilent`.

        Without a scope the statement travels alone, and sees no table of a unit.
        """
        try:
            pool = await self._opened()
            if scope == UNSCOPED:
                return await pool.fetchrow(statement, *values, timeout=30)
            async with pool.acquire() as connection, scoped(connection, scope):
                return await connection.fetchrow(statement, *values, timeout=30)
        except OUT_OF_REACH as error:
            raise DatabaseSilent from error

    async def close(self) -> None:
        """Close every connection."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def _opened(self) -> asyncpg.Pool:
        async with self._opening:
            if self._pool is None:
                self._pool = await raw_pool(self._url, service="registration", size=self._size)
            return self._pool
