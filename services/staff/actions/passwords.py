"""Passwords: argon2id, off the event loop, few at once (a hash costs an eighth of a second and 64 MiB)."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError


class Passwords:
    """Hashes and compares; an unknown name costs as much time as a known one."""

    def __init__(self, *, at_once: int = 2, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._room = asyncio.Semaphore(at_once)
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """Return the hash to keep."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, kept: str | None, password: str) -> bool:
        """Whether the password is the one whose hash was kept; None compares with nobody's and is False."""
        if kept is None:
            self._nobody = self._nobody or await self.hash("nobody signs in with this")
        async with self._room:
            return await asyncio.to_thread(self._verify, kept or self._nobody, password) and kept is not None

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
