"""What everybody may read of a log: its checkpoints, and proofs about places in it. Never what was done there."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from shared.audit_log.errors import LeafNotFound, NoCheckpoint, UnknownSize
from shared.audit_log.leaf import Leaf
from shared.audit_log.proofs import consistency_spans, inclusion_spans
from shared.audit_log.subtrees import Subtrees
from shared.audit_log.tables import AuditTables
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class Inclusion:
    """A place in the log, and the hashes that lead from it to the root of the tree of `size` leaves."""

    leaf: Leaf
    size: int
    proof: Sequence[bytes]


async def newest_checkpoint(session: ReadSession, tables: AuditTables) -> bytes:
    """Return the newest checkpoint with every cosignature below it; raise `NoCheckpoint`."""
    table = tables.checkpoint.c
    row = (await session.execute(sa.select(table.size, table.note).order_by(table.size.desc()).limit(1))).first()
    if row is None:
        raise NoCheckpoint
    return await _with_cosignatures(session, tables, row.size, row.note)


async def checkpoint_of(session: ReadSession, tables: AuditTables, size: int) -> bytes:
    """Return the checkpoint of this size with its cosignatures; raise `UnknownSize`."""
    note = await session.scalar(sa.select(tables.checkpoint.c.note).where(tables.checkpoint.c.size == size))
    if note is None:
        raise UnknownSize
    return await _with_cosignatures(session, tables, size, note)


async def checkpoints_before(session: ReadSession, tables: AuditTables, size: int, most: int) -> list[bytes]:
    """Return checkpoints of fewer leaves than `size`, the newest first, without cosignatures."""
    table = tables.checkpoint.c
    return list(
        await session.scalars(sa.select(table.note).where(table.size < size).order_by(table.size.desc()).limit(most))
    )


async def prove_inclusion(session: ReadSession, tables: AuditTables, leaf: Leaf, size: int) -> Inclusion:
    """Prove a leaf in the tree of the checkpoint of `size`; raise `UnknownSize` or `LeafNotFound`."""
    await _require_checkpoint(session, tables, size)
    if leaf.index >= size:
        raise LeafNotFound
    return Inclusion(leaf, size, await Subtrees(session, tables, size).roots(inclusion_spans(leaf.index, size)))


async def prove_consistency(session: ReadSession, tables: AuditTables, first: int, second: int) -> list[bytes]:
    """Prove that the tree of `first` leaves (at least 1) begins that of `second`; raise `UnknownSize`."""
    await _require_checkpoint(session, tables, second)
    if not 0 < first <= second:
        raise UnknownSize
    return await Subtrees(session, tables, second).roots(consistency_spans(first, second))


async def leaf_at(session: ReadSession, tables: AuditTables, index: int) -> Leaf:
    """Return the leaf at this place; raise `LeafNotFound`."""
    call = sa.text(f"select * from {tables.service}.audit_leaves(:index, :beyond)")  # noqa: S608
    return _leaf((await session.execute(call, {"index": index, "beyond": index + 1})).first())


async def leaf_of_hash(session: ReadSession, tables: AuditTables, hashed: bytes) -> Leaf:
    """Return the first leaf that has this hash, or whose event has; raise `LeafNotFound`."""
    call = sa.text(f"select * from {tables.service}.audit_find(:hash) order by leaf_index limit 1")  # noqa: S608
    return _leaf((await session.execute(call, {"hash": hashed})).first())


def _leaf(row: sa.Row[tuple[object, ...]] | None) -> Leaf:
    if row is None:
        raise LeafNotFound
    return Leaf(row.leaf_index, row.unit_code, row.logged_at, row.body_hash)


async def _require_checkpoint(session: ReadSession, tables: AuditTables, size: int) -> None:
    if await session.scalar(sa.select(tables.checkpoint.c.size).where(tables.checkpoint.c.size == size)) is None:
        raise UnknownSize


async def _with_cosignatures(session: ReadSession, tables: AuditTables, size: int, note: bytes) -> bytes:
    table = tables.cosignature.c
    lines = await session.scalars(
        sa.select(table.line).where(table.size == size).order_by(table.kept_at, table.witness)
    )
    return note + b"".join(lines)
