"""A witness brings its cosignature: it is checked, kept for ever, and shown below the checkpoint from then on."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import insert

from shared.audit_log.checkpoints import NotACheckpoint, open_checkpoint
from shared.audit_log.errors import CosignatureWrong, UnknownWitness
from shared.audit_log.log import AuditLog
from shared.audit_log.read_log import checkpoint_of
from shared.crypto.cosignatures import cosigned_at, witness_name
from shared.crypto.note_format import NoteRefused, split_note
from shared.database.scope import UNSCOPED


async def keep_cosignature(log: AuditLog, note: bytes, *, now: datetime) -> str:
    """Keep what a witness signed below a checkpoint of ours, and return its name; a second time changes nothing.

    Raises `UnknownWitness`, `CosignatureWrong`, or `UnknownSize`.
    """
    try:
        size = open_checkpoint(note, log.vkey).size
    except (NoteRefused, NotACheckpoint):
        raise CosignatureWrong from None
    vkey = _witness_below(note, log.witnesses)
    async with log.db.transaction(UNSCOPED) as session:
        ours = await checkpoint_of(session, log.tables, size)
        if split_note(ours)[0] != split_note(note)[0]:
            raise CosignatureWrong
        name = witness_name(vkey)
        values = {"size": size, "witness": name, "line": _line_of(note, vkey), "kept_at": now}
        await session.execute(insert(log.tables.cosignature).values(values).on_conflict_do_nothing())
    return name


def _witness_below(note: bytes, witnesses: tuple[str, ...]) -> str:
    for vkey in witnesses:
        try:
            cosigned_at(note, vkey)
        except NoteRefused:
            continue
        return vkey
    raise UnknownWitness


def _line_of(note: bytes, vkey: str) -> bytes:
    """Return the one signature line of this witness."""
    text, lines = split_note(note)
    for line in lines:
        try:
            cosigned_at(text + b"\n" + line, vkey)
        except NoteRefused:
            continue
        return line
    raise UnknownWitness
