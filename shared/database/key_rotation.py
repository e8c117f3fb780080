"""Brings every sealed value of a service under the current key, in the background, one small transaction at a time."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError

from shared.crypto.sealing import Sealer
from shared.database.resealing import Batch, Place, reseal_batch, values_by_key
from shared.database.scope import UNSCOPED
from shared.database.sealed_tables import SealedTable
from shared.database.sessions import Database, ReadSession

Units = Callable[[ReadSession], Awaitable[Sequence[str]]]
GIVEN_WAY = frozenset({"40P01", "40001"})
"""A deadlock or a serialization failure: whoever was in the way goes first, and the batch is done again."""
PATIENCE = 0.1
"""Seconds until then."""


@dataclass(frozen=True)
class SealedService:
    """A service with sealed values: its database, its tables, and how to find its units."""

    name: str
    db: Database
    tables: tuple[SealedTable, ...]
    units: Units

    async def corners(self) -> Sequence[tuple[SealedTable, str]]:
        """Return every table with every scope in which it has to be gone through."""
        async with self.db.reading(UNSCOPED) as session:
            units = await self.units(session)
        return [(sealed, scope) for sealed in self.tables for scope in (units if sealed.of_a_unit else (UNSCOPED,))]


@dataclass(frozen=True)
class Pace:
    """How much at once (rows) and how long to rest in between (seconds), so that families notice nothing."""

    rows: int = 200
    rest: float = 0.02


@dataclass
class Rotated:
    """What a rotation did: rows written anew, and the places of values that open under no key here."""

    rows: int = 0
    broken: list[str] = field(default_factory=list)


async def count_keys(service: SealedService) -> dict[str, Counter[int]]:
    """Return, by table, how many values lie under each key."""
    counts: dict[str, Counter[int]] = {sealed.name: Counter() for sealed in service.tables}
    for sealed, scope in await service.corners():
        async with service.db.reading(scope) as session:
            counts[sealed.name] += await values_by_key(session, sealed)
    return counts


async def rotate(service: SealedService, sealer: Sealer, pace: Pace, told: Callable[[int], None]) -> Rotated:
    """Seal everything again that lies under another key than the current one; `told` hears of each row written.

    It goes through everything until nothing is found that could be done: values written under the old key meanwhile,
    by a process that does not have the new one yet, are taken in the next round.
    """
    done = Rotated()
    while True:
        before, done.broken = done.rows, []
        for sealed, scope in await service.corners():
            async for batch in _batches(service.db, sealed, sealer, scope, pace):
                done.rows += batch.rows
                done.broken += batch.broken
                told(batch.rows)
        if done.rows == before:
            return done


async def _batches(db: Database, sealed: SealedTable, sealer: Sealer, scope: str, pace: Pace) -> AsyncGenerator[Batch]:
    after: Place | None = None
    while True:
        batch = await _batch_in_peace(db, sealed, sealer, scope, (after, pace.rows))
        if batch.ended_at is None:
            return
        after = batch.ended_at
        yield batch
        await asyncio.sleep(pace.rest)


async def _batch_in_peace(
    db: Database, sealed: SealedTable, sealer: Sealer, scope: str, where: tuple[Place | None, int]
) -> Batch:
    after, limit = where
    while True:
        try:
            async with db.transaction(scope) as session:
                return await reseal_batch(session, sealed, sealer, after=after, limit=limit)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in GIVEN_WAY:
                raise
        await asyncio.sleep(PATIENCE)
