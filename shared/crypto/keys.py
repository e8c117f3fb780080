"""One master secret per unit, and every key of the product derived from it by name (HKDF, RFC 5869)."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.crypto.hashing import keyed_hash
from shared.crypto.sealing import Sealer, SealingKey, Suite


class KeyRing:
    """Derives every key from one master secret of at least 32 bytes; the secret lives outside of the database."""

    def __init__(self, master: bytes) -> None:
        if len(master) < 32:
            raise ValueError("the master secret needs at least 32 bytes")
        self._master = master

    def derive(self, name: str) -> bytes:
        """Return the 32-byte key called `name`."""
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"yangguang/key/1/{name}".encode()).derive(self._master)

    def sealer(self, suite: Suite = Suite.AES_256_GCM) -> Sealer:
        """Return the sealer of personal fields, with key number 1."""
        return Sealer({1: SealingKey(1, suite, self.derive("seal/1"))})

    def blind_index(self, context: str, value: str) -> bytes:
        """Return the keyed blind index of a normalised value (32 bytes); `context` keeps kinds of values apart."""
        return keyed_hash(self.derive("blind-index"), "yangguang/blind-index/1", context.encode(), value.encode())

    def signing_key(self, name: str) -> Ed25519PrivateKey:
        """Return the Ed25519 key that signs for `name` (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.derive(f"sign/{name}"))
