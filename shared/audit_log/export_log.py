"""Gives the acts of a scope and a span of time as JSON Lines that prove themselves, for auditors and archives."""

from collections.abc import AsyncGenerator
from datetime import datetime

import sqlalchemy as sa

from shared.audit_log.checkpoints import Checkpoint, read_checkpoint
from shared.audit_log.errors import ScopeTooWide
from shared.audit_log.export_format import Head, place_line
from shared.audit_log.leaf import Leaf
from shared.audit_log.log import AuditLog
from shared.audit_log.proofs import Span
from shared.audit_log.read_log import newest_checkpoint
from shared.audit_log.subtrees import Subtrees
from shared.crypto.note_format import split_note
from shared.database.scope import SCOPE
from shared.database.sessions import ReadSession

PAGE = 2000


async def export_log(log: AuditLog, scope: str, since: datetime, until: datetime) -> AsyncGenerator[bytes]:
    """Give the lines of an export up to the newest checkpoint: acts of `scope` logged since `since` and before `until`.

    The places of the log are given from one before the first to one behind the last, so that both ends show that
    nothing is missing there. Raises `NoCheckpoint`, or `ScopeTooWide` where the scope or the times are none.
    """
    if not SCOPE.fullmatch(scope) or since > until:
        raise ScopeTooWide
    async with log.db.reading(scope) as session:
        note = await newest_checkpoint(session, log.tables)
        checkpoint = read_checkpoint(split_note(note)[0])
        places = await _places(session, log, (since, until), checkpoint)
        head = await _head(session, log, note, (scope, since, until), places)
    yield head.line
    for first in range(places[0], places[1], PAGE):
        async with log.db.reading(scope) as session:
            lines = await _page(session, log, head, (first, min(first + PAGE, places[1])))
        yield b"".join(lines)


async def _places(session: ReadSession, log: AuditLog, times: tuple[datetime, datetime], upto: Checkpoint) -> Span:
    call = sa.text(f"select * from {log.tables.service}.audit_places(:since, :until)")  # noqa: S608
    first, beyond = (await session.execute(call, {"since": times[0], "until": times[1]})).one()
    beyond = min(beyond + 1, upto.size)
    return max(min(first, beyond) - 1, 0), beyond


async def _head(
    session: ReadSession, log: AuditLog, note: bytes, asked: tuple[str, datetime, datetime], places: Span
) -> Head:
    size = read_checkpoint(split_note(note)[0]).size
    subtrees = Subtrees(session, log.tables, size)
    return Head(
        vkey=log.vkey,
        checkpoint=note,
        scope=asked[0],
        times=asked[1:],
        places=places,
        left=await subtrees.cover(0, places[0]),
        right=await subtrees.cover(places[1], size),
    )


async def _page(session: ReadSession, log: AuditLog, head: Head, places: Span) -> list[bytes]:
    call = sa.text(f"select * from {log.tables.service}.audit_leaves(:first, :beyond)")  # noqa: S608
    lines = []
    for row in await session.execute(call, {"first": places[0], "beyond": places[1]}):
        leaf = Leaf(row.leaf_index, row.unit_code, row.logged_at, row.body_hash)
        lines.append(place_line(leaf, row.body if head.wants(leaf) else None))
    return lines
