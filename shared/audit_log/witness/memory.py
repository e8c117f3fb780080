"""What a witness keeps in its directory: its key, and for each log the newest checkpoint that it cosigned.

A checkpoint is on the disk before the cosignature exists, and one process at a time works with the directory; so a
witness that is killed at any moment never signs two histories.
"""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.audit_log.outside import replace
from shared.crypto.hashing import sha256_hex

KEY, LOCK = "witness.key", "lock"


class WitnessMemory:
    """One directory of one witness; use it within `alone`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def alone(self) -> Generator[None]:
        """Hold the directory; another process waits, and a process that dies lets go of it."""
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._directory / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def key(self) -> Ed25519PrivateKey:
        """Return the witness's key, made at the first time."""
        path = self._directory / KEY
        if not path.exists():
            replace(path, Ed25519PrivateKey.generate().private_bytes_raw().hex().encode(), mode=0o600)
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))

    def newest(self, origin: str) -> bytes | None:
        """Return the newest checkpoint of a log, or None where it was never seen."""
        path = self._path(origin)
        return path.read_bytes() if path.exists() else None

    def keep(self, origin: str, note: bytes) -> None:
        """Remember a checkpoint; it is on the disk when this returns."""
        replace(self._path(origin), note, mode=0o600)

    def keep_evidence(self, note: bytes) -> Path:
        """Keep a note that proves that a log misbehaved, and return where."""
        path = self._directory / f"evidence-{sha256_hex(note)[:16]}.note"
        replace(path, note, mode=0o600)
        return path

    def _path(self, origin: str) -> Path:
        return self._directory / f"log-{sha256_hex(origin.encode())[:32]}.note"
