"""A log in memory and its exports, for tests that need no database."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from shared.audit_log.checkpoints import Checkpoint
from shared.audit_log.events import event_text
from shared.audit_log.export_format import Head, place_line
from shared.audit_log.leaf import Leaf
from shared.audit_log.tree import covering
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.audit_log import ACTING, KEYS, ORIGIN, UNIT, event
from tests.shared.audit_log.naive_tree import mth

BEGAN = datetime(2026, 7, 1, tzinfo=UTC)
KEY = KEYS.signing_key("log")
VKEY = verifier_key(ORIGIN, KEY.public_key())


@dataclass(frozen=True)
class MemoryLog:
    """`size` acts, one a minute."""

    size: int

    def body(self, index: int) -> str:
        """Return the event at a place."""
        return event_text(ACTING, event(index), salt=f"{index:032x}")

    def leaf(self, index: int) -> Leaf:
        """Return the leaf at a place."""
        hashed = bytes.fromhex(sha256_hex(self.body(index).encode()))
        return Leaf(index, UNIT, BEGAN + timedelta(minutes=index), hashed)

    def note(self) -> bytes:
        """Return the checkpoint of all of it."""
        made_at = BEGAN + timedelta(minutes=self.size)
        return sign_note(Checkpoint(ORIGIN, self.size, mth(self._entries), made_at).text, ORIGIN, KEY)

    def export(self, first: int, beyond: int) -> list[str]:
        """Return an export that shows the acts from `first` until before `beyond`."""
        places = max(first - 1, 0), min(beyond + 1, self.size)
        times = BEGAN + timedelta(minutes=first), BEGAN + timedelta(minutes=beyond)
        left, right = self._hashes(0, places[0]), self._hashes(places[1], self.size)
        head = Head(VKEY, self.note(), "14", times, places, left, right)
        lines = [head.line]
        for index in range(*places):
            leaf = self.leaf(index)
            lines.append(place_line(leaf, self.body(index) if head.wants(leaf) else None))
        return [line.decode() for line in lines]

    @property
    def _entries(self) -> list[bytes]:
        return [self.leaf(index).text.encode() for index in range(self.size)]

    def _hashes(self, start: int, end: int) -> list[bytes]:
        entries = self._entries
        return [mth(entries[place << level : (place + 1) << level]) for level, place in covering(start, end)]
