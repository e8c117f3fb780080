"""Hashes of any part of the log, from at most a few tiles of 256: kept for every eighth level of complete subtrees."""

from collections.abc import Sequence

import sqlalchemy as sa

from shared.audit_log.proofs import Span
from shared.audit_log.tables import AuditTables
from shared.audit_log.tree import complete_hash, covering, folded
from shared.database.sessions import ReadSession, WriteSession

STEP = 8
WIDTH = 1 << STEP
TOP = 32


class Subtrees:
    """Reads hashes within the first `size` leaves, for which every complete subtree of a kept level is there."""

    def __init__(self, session: ReadSession, tables: AuditTables, size: int) -> None:
        self._session = session
        self._tables = tables
        self._size = size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    async def roots(self, spans: Sequence[Span]) -> list[bytes]:
        """Return the root over each range of leaves."""
        return [folded(await self.cover(*span)) for span in spans]

    async def cover(self, start: int, end: int) -> list[bytes]:
        """Return the hashes of the complete subtrees over a range, from the left."""
        return [await self._hash(level, position) for level, position in covering(start, end)]

    async def _hash(self, level: int, position: int) -> bytes:
        kept = min(level // STEP * STEP, TOP)
        first = position << (level - kept)
        tile = await self._tile(kept, first // WIDTH)
        place = first % WIDTH
        return complete_hash(tile[place : place + (1 << (level - kept))])

    async def _tile(self, level: int, number: int) -> list[bytes]:
        if (level, number) not in self._tiles:
            first = number * WIDTH
            beyond = min(first + WIDTH, self._size >> level)
            self._tiles[level, number] = await read_hashes(self._session, self._tables, level, (first, beyond))
        return self._tiles[level, number]


async def read_hashes(session: ReadSession, tables: AuditTables, level: int, span: Span) -> list[bytes]:
    """Return the kept hashes of one level, in order; level 0 are the leaves."""
    if level == 0:
        rows = sa.text(f"select leaf_hash from {tables.service}.audit_leaves(:first, :beyond)")  # noqa: S608
        return list(await session.scalars(rows, {"first": span[0], "beyond": span[1]}))
    node = tables.node.c
    query = sa.select(node.hash).where(node.level == level, node.position >= span[0], node.position < span[1])
    return list(await session.scalars(query.order_by(node.position)))


async def keep_subtrees(session: WriteSession, tables: AuditTables, size: int) -> None:
    """Keep the hash of every subtree of a kept level that is complete within the first `size` leaves."""
    for level in range(STEP, TOP + 1, STEP):
        if size >> level == 0:
            return
        await _keep_level(session, tables, level, size)


async def _keep_level(session: WriteSession, tables: AuditTables, level: int, size: int) -> None:
    node = tables.node
    last = await session.scalar(sa.select(sa.func.max(node.c.position)).where(node.c.level == level))
    for position in range(0 if last is None else last + 1, size >> level):
        below = (position * WIDTH, (position + 1) * WIDTH)
        hashed = complete_hash(await read_hashes(session, tables, level - STEP, below))
        await session.execute(node.insert().values(level=level, position=position, hash=hashed))
