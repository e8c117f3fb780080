"""Makes a checkpoint: the whole log as it stands, signed, kept in the database and outside of it."""

import asyncio

import sqlalchemy as sa

from shared.audit_log.checkpoints import Checkpoint, NotACheckpoint, open_checkpoint
from shared.audit_log.log import AuditLog
from shared.audit_log.outside import keep_outside, newest_outside
from shared.audit_log.sequencing import Sequenced, sequence
from shared.audit_log.subtrees import Subtrees, keep_subtrees
from shared.audit_log.tree import folded
from shared.crypto.note_format import NoteRefused
from shared.crypto.signed_notes import sign_note
from shared.database.scope import UNSCOPED
from shared.database.sessions import ReadSession, WriteSession


class LogSetBack(Exception):
    """The database lacks what was signed before: it was set back, or its log was exchanged. Nothing is signed."""


async def sequence_all(log: AuditLog) -> Sequenced:
    """Move everything that waits, one transaction for each step."""
    while True:
        async with log.db.transaction(UNSCOPED) as session:
            done = await sequence(session, log.tables)
        if done.complete:
            return done


async def make_checkpoint(log: AuditLog) -> Checkpoint | None:
    """Sign the log as it stands; None where nothing was added since the last time.

    Everything committed before the checkpoint's time is in it: the last step of the sequencing sees all of that, and no
    other step can come between it and the checkpoint, which are one transaction. Raises `LogSetBack` where the newest
    checkpoint outside of the database is not the beginning of this log.
    """
    await sequence_all(log)
    async with log.db.transaction(UNSCOPED) as session:
        done = await sequence(session, log.tables)
        while not done.complete:
            done = await sequence(session, log.tables)
        await _keep_newest_outside(log, session, done.size)
        if await _last_size(log, session) == done.size:
            return None
        checkpoint, note = await _signed(log, session, done)
    await _write(log, note)
    return checkpoint


async def _signed(log: AuditLog, session: WriteSession, done: Sequenced) -> tuple[Checkpoint, bytes]:
    await keep_subtrees(session, log.tables, done.size)
    root = await root_of(session, log, done.size)
    checkpoint = Checkpoint(log.origin, done.size, root, done.stood_at)
    note = sign_note(checkpoint.text, log.origin, log.key)
    values = {"size": done.size, "root": root, "made_at": done.stood_at, "note": note}
    await session.execute(log.tables.checkpoint.insert().values(values))
    return checkpoint, note


async def root_of(session: ReadSession, log: AuditLog, size: int) -> bytes:
    """Return the root over the first `size` leaves."""
    return folded(await Subtrees(session, log.tables, size).cover(0, size))


async def _last_size(log: AuditLog, session: ReadSession) -> int | None:
    size: int | None = await session.scalar(sa.select(sa.func.max(log.tables.checkpoint.c.size)))
    return size


async def _keep_newest_outside(log: AuditLog, session: ReadSession, size: int) -> None:
    """Refuse a log that does not begin as what stands outside says; bring outside what a crash kept from it."""
    if log.directory is None:
        return
    note = await asyncio.to_thread(newest_outside, log.directory)
    if note is not None:
        outside = open_checkpoint(note, log.vkey)
        if outside.size > size or await root_of(session, log, outside.size) != outside.root:
            raise LogSetBack
    kept = log.tables.checkpoint.c
    newest = await session.scalar(sa.select(kept.note).order_by(kept.size.desc()).limit(1))
    if newest is not None and newest != note and _is_ours(log, newest):
        await _write(log, newest)


def _is_ours(log: AuditLog, note: bytes) -> bool:
    """Say whether this log signed it: whoever may write into the table without the key is not let out of it."""
    try:
        open_checkpoint(note, log.vkey)
    except (NoteRefused, NotACheckpoint):
        return False
    return True


async def _write(log: AuditLog, note: bytes) -> None:
    if log.directory is not None:
        await asyncio.to_thread(keep_outside, log.directory, note)
