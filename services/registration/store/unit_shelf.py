"""Units kept at hand for a moment: the rush asks for the same one a thousand times a second."""

import asyncio

from services.registration.domain.errors import UnitNotFound
from services.registration.domain.unit import Unit
from services.registration.store.units import read_unit
from shared.database.sessions import Database

KEEPS = 1.0
"""Seconds; a change in another process is seen after that. Whether a roster is frozen is never read from here."""


class UnitShelf:
    """Reads a unit at most once every `KEEPS` seconds."""

    def __init__(self, db: Database, *, keeps: float = KEEPS) -> None:
        self._db = db
        self._keeps = keeps
        self._kept: dict[str, tuple[float, Unit]] = {}
        self._reading = asyncio.Lock()

    async def unit(self, unit_code: str) -> Unit:
        """Return a unit; raise `UnitNotFound`. Of many that ask at once for a stale one, the first reads it."""
        kept = self._fresh(unit_code)
        if kept is not None:
            return kept
        async with self._reading:
            return self._fresh(unit_code) or await self._read(unit_code)

    def forget(self, unit_code: str) -> None:
        """Read the unit anew the next time: it was changed here."""
        self._kept.pop(unit_code, None)

    def _fresh(self, unit_code: str) -> Unit | None:
        at, unit = self._kept.get(unit_code, (0.0, None))
        return unit if asyncio.get_running_loop().time() - at < self._keeps else None

    async def _read(self, unit_code: str) -> Unit:
        asked_at = asyncio.get_running_loop().time()
        async with self._db.reading(unit_code) as session:
            unit = await read_unit(session, unit_code)
        if unit is None:
            raise UnitNotFound
        self._kept[unit_code] = (asked_at, unit)
        return unit
