"""Where keys come from: a port that files, settings and a key management service all fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from shared.crypto.sealing import SealingKey


class KeyProvider(Protocol):
    """Gives the keys of one service, once, at its start.

    A client of a key management service unwraps data keys here; what seals a field never leaves the process.
    """

    def master(self) -> bytes:
        """Return the master secret (at least 32 bytes): whatever is not sealed or shared is derived from it."""
        ...

    def province(self) -> bytes:
        """Return the secret that the services of a province share (at least 32 bytes); empty where there is none."""
        ...

    def sealing_keys(self) -> Sequence[SealingKey]:
        """Return every sealing key that values may still lie under; none: key 1 comes from the master secret."""
        ...

    def current_key(self) -> int:
        """Return the number of the key to seal under; 0: the newest.

        A new key is handed to every process before the first one seals under it, or the others could not read.
        """
        ...


@dataclass(frozen=True)
class GivenKeys:
    """Keys that somebody has in hand."""

    master_secret: bytes = field(repr=False)
    province_secret: bytes = field(default=b"", repr=False)
    sealing: tuple[SealingKey, ...] = field(default=(), repr=False)
    current: int = 0

    def master(self) -> bytes:
        """Return the master secret."""
        return self.master_secret

    def province(self) -> bytes:
        """Return the province's secret."""
        return self.province_secret

    def sealing_keys(self) -> Sequence[SealingKey]:
        """Return the sealing keys."""
        return self.sealing

    def current_key(self) -> int:
        """Return the number of the key to seal under; 0: the newest."""
        return self.current
