"""Sessions of one service: a transaction that writes, or one that PostgreSQL itself keeps from writing.

Each names the scope it works in (shared/database/scope.py); outside of it PostgreSQL shows and takes no row.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import NewType

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from shared.database.engines import pooled_engine
from shared.database.scope import checked_scope
from shared.database.scoped_sessions import ScopedSession
from shared.database.urls import plain_url

ReadSession = NewType("ReadSession", AsyncSession)
"""What a function takes that only reads."""
WriteSession = NewType("WriteSession", ReadSession)
"""What a function takes that writes; it may be handed to one that only reads, never the other way round."""


class Database:
    """One service's access to PostgreSQL under its own role."""

    def __init__(self, url: str, *, service: str, pool_size: int = 10) -> None:
        self.url = plain_url(url)
        self.service = service
        self.engine = pooled_engine(url, name=service, pool_size=pool_size)
        self._writing = _sessions(self.engine)
        self._reading = _sessions(self.engine.execution_options(postgresql_readonly=True))

    @asynccontextmanager
    async def transaction(self, scope: str) -> AsyncGenerator[WriteSession]:
        """Give a session that commits at the end of the block and rolls back when an error leaves it."""
        async with self._writing(info={"scope": checked_scope(scope)}) as session, session.begin():
            yield WriteSession(ReadSession(session))

    @asynccontextmanager
    async def reading(self, scope: str) -> AsyncGenerator[ReadSession]:
        """Give a session in a READ ONLY transaction."""
        async with self._reading(info={"scope": checked_scope(scope)}) as session, session.begin():
            yield ReadSession(session)

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine, expire_on_commit=False, sync_session_class=ScopedSession)
