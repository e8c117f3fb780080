"""A leaf of the log: its place, the unit, the time it was logged and the SHA-256 of the event, as one line of text.

The event itself is not in the leaf. So a place in the log is proven without showing what was done there, and an event
that is deleted after its years leaves its hash in place.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.audit_log.events import moment_text
from shared.audit_log.tree import leaf_hash

LINE = re.compile(
    r"yangguang/audit/1 (0|[1-9][0-9]{0,17}) ([0-9]{2,6}) "
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z) ([0-9a-f]{64})\n",
    re.ASCII,
)


class NotALeaf(ValueError):
    """A line that is not a leaf of version 1."""


@dataclass(frozen=True)
class Leaf:
    """One place in the log; `logged_at` is aware, `body_hash` has 32 bytes."""

    index: int
    unit_code: str
    logged_at: datetime
    body_hash: bytes

    @property
    def text(self) -> str:
        """The leaf as it is hashed, with its line feed."""
        moment = moment_text(self.logged_at)
        return f"yangguang/audit/1 {self.index} {self.unit_code} {moment} {self.body_hash.hex()}\n"

    @property
    def hash(self) -> bytes:
        """Its hash in the tree (RFC 6962, 2.1)."""
        return leaf_hash(self.text.encode())


def read_leaf(text: str) -> Leaf:
    """Return the leaf that a line is; raise `NotALeaf`."""
    match = LINE.fullmatch(text)
    if match is None:
        raise NotALeaf("not a leaf of the audit log")
    index, unit_code, moment, body_hash = match.groups()
    try:
        logged_at = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        raise NotALeaf("a moment that does not exist") from None
    return Leaf(int(index), unit_code, logged_at, bytes.fromhex(body_hash))
