"""Seals what is personal and makes blind indexes of numbers; the only part of the store that knows a key."""

from shared.crypto.keys import KeyRing


class Vault:
    """The keys of verification. Every sealed value names its place, so that it opens nowhere else."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._sealer = ring.sealer()

    def seal(self, text: str, place: str) -> bytes:
        """Return the text sealed for its place (``table.column:row``)."""
        return self._sealer.seal(text, place)

    def open(self, sealed: bytes, place: str) -> str:
        """Return what was sealed for this place."""
        return self._sealer.open(sealed, place)

    def identity_index(self, number: str) -> bytes:
        """Return the blind index of an identity number, the same in every service of the province (32 bytes)."""
        return self._ring.identity_index(number)
