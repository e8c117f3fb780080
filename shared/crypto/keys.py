"""Every key of a service: derived by name from its master secret (HKDF, RFC 5869), the province's, and what seals."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.crypto.hashing import KeyedHash
from shared.crypto.provider import GivenKeys, KeyProvider
from shared.crypto.sealing import Sealer, SealingKey
from shared.crypto.suites import Suite

SHORTEST = 32
"""Bytes of a secret."""
CITIZEN = "1"
"""The kind under which every number of GB 11643 counts, on whichever document it stands."""


class ProvinceSecretMissing(Exception):
    """An index that the services of a province share was asked of a service that was not given the secret."""


class KeyRing:
    """The keys of one service; what they come from lies outside of the database.

    `suite` is chosen once for an installation: it gives the hash of every blind index, and the cipher of the sealing
    key that is derived where none was given. Sealing keys that are given have a suite of their own.
    """

    def __init__(self, given: bytes | KeyProvider, *, suite: Suite = Suite.AES_256_GCM) -> None:
        provider = GivenKeys(given) if isinstance(given, bytes) else given
        self._master, self._province = provider.master(), provider.province()
        if len(self._master) < SHORTEST or 0 < len(self._province) < SHORTEST:
            raise ValueError("a secret needs at least 32 bytes")
        self.suite = suite
        self._sealing = {key.number: key for key in provider.sealing_keys()}
        self._current = provider.current_key()
        self._identity: KeyedHash | None = None

    def derive(self, name: str) -> bytes:
        """Return the 32-byte key called `name`."""
        return self._derived(self._master, name)

    def keyed(self, name: str) -> KeyedHash:
        """Return the keyed hash called `name`: a key of its own, with the hash of the suite."""
        return KeyedHash(self.derive(name), self.suite)

    def sealer(self) -> Sealer:
        """Return the sealer of personal fields: it seals under the newest key and opens under every one."""
        own = self._sealing or {1: derived_sealing_key(self._master, 1, self.suite)}
        return Sealer(own, current=self._current)

    def blind_index(self, context: str, value: str) -> bytes:
        """Return the keyed blind index of a normalised value (32 bytes); `context` keeps kinds of values apart."""
        return self.keyed("blind-index")("yangguang/blind-index/1", context.encode(), value.encode())

    def identity_index(self, number: str, *, kind: str = CITIZEN) -> bytes:
        """Return the blind index of an identity number under the province's key (32 bytes).

        It is the same in every service and unit of the province. `kind` is the type of a document whose number is
        none of GB 11643.
        """
        if self._identity is None:
            if not self._province:
                raise ProvinceSecretMissing
            self._identity = KeyedHash(self._derived(self._province, "identity-index"), self.suite)
        return self._identity("yangguang/identity/1", kind.encode(), number.strip().upper().encode())

    def signing_key(self, name: str) -> Ed25519PrivateKey:
        """Return the Ed25519 key that signs for `name` (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.derive(f"sign/{name}"))

    def _derived(self, secret: bytes, name: str) -> bytes:
        return _derived(secret, name, self.suite)


def derived_sealing_key(master: bytes, number: int, suite: Suite) -> SealingKey:
    """Return the sealing key that comes from a master secret, for whoever keeps no sealing keys of their own."""
    return SealingKey(number, suite, _derived(master, f"seal/{number}", suite))


def _derived(secret: bytes, name: str, suite: Suite) -> bytes:
    return HKDF(suite.digest, 32, salt=None, info=f"yangguang/key/1/{name}".encode()).derive(secret)
