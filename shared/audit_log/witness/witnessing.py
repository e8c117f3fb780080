"""One round of a witness: look at a log, compare with what was seen before, remember, cosign, bring it back."""

from dataclasses import dataclass
from datetime import datetime

from shared.audit_log.checkpoints import Checkpoint, NotACheckpoint, open_checkpoint
from shared.audit_log.witness.growth import LogMisbehaves, require_growth
from shared.audit_log.witness.log_client import LogClient, LogSilent
from shared.audit_log.witness.memory import WitnessMemory
from shared.crypto.cosignatures import cosign
from shared.crypto.note_format import NoteRefused


@dataclass(frozen=True)
class Watched:
    """Who watches (the witness's name), and by which key the log is known; the key is never taken from the log."""

    name: str
    vkey: str


@dataclass(frozen=True)
class Witnessed:
    """What was cosigned, the signature line, and whether the log shows it from now on."""

    checkpoint: Checkpoint
    line: bytes
    shown: bool


def witness(client: LogClient, memory: WitnessMemory, watched: Watched, *, now: datetime) -> Witnessed:
    """Cosign the newest checkpoint of a log if it grew out of the one seen before.

    Raises `LogSilent` where nothing can be said, and `LogMisbehaves` where the log contradicts itself: its note is kept
    as evidence, and nothing is signed.
    """
    with memory.alone():
        note = client.checkpoint()
        offered = _opened(note, watched.vkey)
        kept = memory.newest(offered.origin)
        seen = None if kept is None else _opened(kept, watched.vkey)
        try:
            require_growth(seen, offered, _proof(client, seen, offered))
        except LogMisbehaves:
            memory.keep_evidence(note)
            raise
        memory.keep(offered.origin, note)
        line = cosign(note, watched.name, memory.key(), seconds=int(now.timestamp()))
    return Witnessed(offered, line, client.bring(note + line))


def _opened(note: bytes, vkey: str) -> Checkpoint:
    try:
        return open_checkpoint(note, vkey)
    except (NoteRefused, NotACheckpoint):
        raise LogSilent("检查点不是给出的公钥签的") from None


def _proof(client: LogClient, seen: Checkpoint | None, offered: Checkpoint) -> list[bytes]:
    if seen is None or not 0 < seen.size < offered.size:
        return []
    return client.consistency(seen.size, offered.size)
