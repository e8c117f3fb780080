"""Tagged, length-prefixed hashing: no two different sequences of parts give the same bytes."""

import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hmac import HMAC

from shared.crypto.suites import Suite


def _framed(tag: str, parts: tuple[bytes, ...]) -> bytes:
    framed = [len(tag).to_bytes(4, "big"), tag.encode()]
    for part in parts:
        framed += [len(part).to_bytes(8, "big"), part]
    return b"".join(framed)


def tagged_hash(tag: str, *parts: bytes) -> bytes:
    """Return SHA-256 over the tag and the parts, each with its length in front (32 bytes).

    The tag names the use and its version, for instance ``yangguang/form/1``.
    """
    return hashlib.sha256(_framed(tag, parts)).digest()


def keyed_hash(key: bytes, tag: str, *parts: bytes, suite: Suite = Suite.AES_256_GCM) -> bytes:
    """Return the HMAC under `key` over the tag and the parts, framed as in `tagged_hash` (32 bytes).

    It is HMAC-SHA-256, or HMAC-SM3 in the national suite.
    """
    if suite is Suite.AES_256_GCM:
        return hmac.digest(key, _framed(tag, parts), "sha256")
    keyed = HMAC(key, suite.digest)
    keyed.update(_framed(tag, parts))
    return keyed.finalize()


@dataclass(frozen=True)
class KeyedHash:
    """A key with the hash of its suite: what a blind index or the hash of a secret is made with."""

    key: bytes = field(repr=False)
    suite: Suite = Suite.AES_256_GCM

    def __call__(self, tag: str, *parts: bytes) -> bytes:
        """Return the keyed hash of the tag and the parts (32 bytes)."""
        return keyed_hash(self.key, tag, *parts, suite=self.suite)


def sha256_hex(content: bytes) -> str:
    """Return SHA-256 of the bytes as 64 lowercase hex digits: H(x) of docs/spec/draw.md, section 2."""
    return hashlib.sha256(content).hexdigest()
