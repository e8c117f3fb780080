"""Seals what is personal and makes blind indexes of numbers; the only part of the store that knows a key."""

from shared.crypto.hashing import keyed_hash
from shared.crypto.keys import KeyRing


class Vault:
    """The keys of verification. Every sealed value names its place, so that it opens nowhere else."""

    def __init__(self, ring: KeyRing) -> None:
        self._sealer = ring.sealer()
        self._index_key = ring.derive("blind-index")

    def seal(self, text: str, place: str) -> bytes:
        """Return the text sealed for its place (``table.column:row``)."""
        return self._sealer.seal(text, place)

    def open(self, sealed: bytes, place: str) -> str:
        """Return what was sealed for this place."""
        return self._sealer.open(sealed, place)

    def number_index(self, number: str) -> bytes:
        """Return the blind index of an identity number (32 bytes)."""
        return keyed_hash(self._index_key, "yangguang/blind-index/1", b"verification/number", number.encode())

    def clerk_index(self, name: str) -> bytes:
        """Return the blind index of a name typed at the clerks' door (32 bytes)."""
        return keyed_hash(self._index_key, "yangguang/blind-index/1", b"verification/clerk", name.encode())


def claim_place(unit_code: str, application_number: str, version: int) -> str:
    """Return where a claim is sealed for."""
    return f"case_file.claim:{unit_code}/{application_number}/{version}"


def answer_place(unit_code: str, registry: str, key_index: bytes) -> str:
    """Return where an answer is sealed for."""
    return f"registry_answer.body:{unit_code}/{registry}/{key_index.hex()}"


def finding_place(column: str, finding_id: object) -> str:
    """Return where a clerk's words about a finding are sealed for."""
    return f"finding.{column}:{finding_id}"
