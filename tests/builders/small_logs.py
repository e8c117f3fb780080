"""A small audit log in memory: leaves, checkpoints and the answers that /log/proof gives."""

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.audit_log.checkpoints import Checkpoint
from shared.audit_log.leaf import Leaf
from shared.audit_log.proofs import Span, consistency_spans, inclusion_spans
from shared.audit_log.tree import EMPTY_ROOT, node_hash
from shared.crypto.signed_notes import sign_note, verifier_key

ORIGIN = "zs.example/registration"
LOG_KEY = Ed25519PrivateKey.from_private_bytes(bytes([9] * 32))
LOG_VKEY = verifier_key(ORIGIN, LOG_KEY.public_key())
BEGINNING = datetime(2023, 8, 30, tzinfo=UTC)


@dataclass
class SmallLog:
    """Leaves in order; every act is one second after the one before."""

    leaves: list[Leaf] = field(default_factory=list)

    def add(self, event_hash: bytes, unit_code: str = "140123") -> Leaf:
        """Log an event."""
        index = len(self.leaves)
        leaf = Leaf(index, unit_code, BEGINNING + timedelta(seconds=index), event_hash)
        self.leaves.append(leaf)
        return leaf

    def fill(self, count: int, seed: int = 0) -> None:
        """Log other people's acts."""
        for place in range(count):
            self.add(bytes([seed, place]) * 16)

    def root(self, span: Span | None = None) -> bytes:
        """Return the root over some leaves, or over all."""
        start, end = span or (0, len(self.leaves))
        if start == end:
            return EMPTY_ROOT
        if end - start == 1:
            return self.leaves[start].hash
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        return node_hash(self.root((start, middle)), self.root((middle, end)))

    def checkpoint(self, key: Ed25519PrivateKey = LOG_KEY, origin: str = ORIGIN) -> bytes:
        """Return the newest checkpoint."""
        text = Checkpoint(origin, len(self.leaves), self.root(), BEGINNING + timedelta(hours=1)).text
        return sign_note(text, origin, key)

    def inclusion(self, leaf: Leaf) -> bytes:
        """Return what /log/proof/inclusion answers."""
        size = len(self.leaves)
        path = [self.root(span) for span in inclusion_spans(leaf.index, size)]
        return json.dumps({"index": leaf.index, "size": size, "leaf": leaf.text, "proof": _encoded(path)}).encode()

    def consistency(self, first: int) -> bytes:
        """Return what /log/proof/consistency answers."""
        path = [self.root(span) for span in consistency_spans(first, len(self.leaves))]
        return json.dumps({"first": first, "second": len(self.leaves), "proof": _encoded(path)}).encode()


def _encoded(hashes: list[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in hashes]
