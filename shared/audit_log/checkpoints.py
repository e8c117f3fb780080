"""Checkpoints: origin, size and root of a log, signed as a note (C2SP tlog-checkpoint), with the time in a fourth line.

The time says more than when it was signed: every act committed before it is in the tree, every later leaf is younger.
"""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.audit_log.events import moment_text
from shared.crypto.signed_notes import open_note

TEXT = re.compile(
    r"(?P<origin>[^\x00-\x20+]{1,200})\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
    r"time (?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)\n"
)


class NotACheckpoint(ValueError):
    """A text that is not a checkpoint of an audit log."""


@dataclass(frozen=True)
class Checkpoint:
    """The whole log at one moment: `root` over the first `size` leaves (32 bytes); `made_at` is aware."""

    origin: str
    size: int
    root: bytes
    made_at: datetime

    @property
    def text(self) -> bytes:
        """What is signed."""
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\ntime {moment_text(self.made_at)}\n".encode()


def read_checkpoint(text: bytes) -> Checkpoint:
    """Return the checkpoint that a note's text is; raise `NotACheckpoint`."""
    match = TEXT.fullmatch(text.decode("utf-8", "replace"))
    if match is None:
        raise NotACheckpoint("not a checkpoint of an audit log")
    try:
        made_at = datetime.strptime(match["time"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        raise NotACheckpoint("a moment that does not exist") from None
    return Checkpoint(match["origin"], int(match["size"]), base64.b64decode(match["root"]), made_at)


def open_checkpoint(note: bytes, vkey: str) -> Checkpoint:
    """Return the checkpoint of a note that the log of `vkey` signed; raise `NoteRefused` or `NotACheckpoint`."""
    checkpoint = read_checkpoint(open_note(note, vkey))
    if checkpoint.origin != vkey.partition("+")[0]:
        raise NotACheckpoint("the checkpoint of another log")
    return checkpoint
