"""The newest checkpoint of registration's audit log, kept at hand for a moment: every receipt names it."""

import asyncio

import sqlalchemy as sa

from services.registration.domain.receipts.statement import LogHead
from services.registration.store.tables import audit
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database

KEEPS = 2.0
"""Seconds; a receipt may name the checkpoint before the newest, which proves as much."""


class LogShelf:
    """Reads the newest checkpoint at most once every `KEEPS` seconds. `origin` is the name of the log."""

    def __init__(self, db: Database, origin: str, *, keeps: float = KEEPS) -> None:
        self.origin = origin
        self._db = db
        self._keeps = keeps
        self._kept: LogHead | None = None
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def newest(self) -> LogHead | None:
        """Return the newest checkpoint, or None before the first. Of many that ask at once, one reads it."""
        if self._is_stale():
            async with self._reading:
                if self._is_stale():
                    await self._read()
        return self._kept

    def _is_stale(self) -> bool:
        return asyncio.get_running_loop().time() - self._read_at >= self._keeps

    async def _read(self) -> None:
        asked_at = asyncio.get_running_loop().time()
        table = audit.checkpoint.c
        query = sa.select(table.size, table.root).order_by(table.size.desc()).limit(1)
        async with self._db.reading(UNSCOPED) as session:
            row = (await session.execute(query)).first()
        self._kept = None if row is None else LogHead(self.origin, row.size, row.root)
        self._read_at = asked_at
