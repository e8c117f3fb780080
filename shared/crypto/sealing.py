"""Sealing personal fields: authenticated encryption that carries its cipher and key number in front (decision 7).

Layout: version (1 byte), cipher (1 byte), key number (2 bytes, big endian), nonce (12), ciphertext and tag.
The place (table, column, row) is authenticated with it, so a value moved to another row does not open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.crypto.nonces import fresh_nonce
from shared.crypto.suites import Suite

VERSION = 1
HEADER = 16


class SealBroken(Exception):
    """A sealed value that does not open: wrong place, wrong key, or changed bytes."""


@dataclass(frozen=True)
class SealingKey:
    """One key: its number (1-65535), its suite, 32 bytes of secret (SM4 uses the first 16)."""

    number: int
    suite: Suite
    secret: bytes = field(repr=False)


def key_number(sealed: bytes) -> int:
    """Return the number of the key that a value lies under."""
    return int.from_bytes(sealed[2:4], "big")


class Sealer:
    """Seals under one key, the newest unless `current` says which, and opens under any key it was given."""

    def __init__(self, keys: Mapping[int, SealingKey], *, current: int = 0) -> None:
        if not keys:
            raise ValueError("a sealer needs at least one key")
        self._keys = dict(keys)
        self._current = self._keys[current or max(self._keys)]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all keys, ascending."""
        return tuple(sorted(self._keys))

    @property
    def current_key(self) -> int:
        """The number of the key that new values are sealed under."""
        return self._current.number

    def seal(self, value: str, place: str) -> bytes:
        """Return `value` sealed for `place` (``table.column:row``)."""
        nonce = fresh_nonce()
        key = self._current
        header = bytes([VERSION, key.suite]) + key.number.to_bytes(2, "big") + nonce
        return header + _encrypt(key, nonce, value.encode(), place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """Return what was sealed for `place`; raise `SealBroken` for anything else."""
        key = self._keys.get(key_number(sealed))
        if len(sealed) < HEADER + 16 or sealed[0] != VERSION or key is None or sealed[1] != key.suite:
            raise SealBroken("not a sealed value, or its key is not here")
        try:
            return _decrypt(key, sealed[4:HEADER], sealed[HEADER:], place.encode()).decode()
        except InvalidTag:
            raise SealBroken("the sealed value belongs elsewhere or was changed") from None


def _encrypt(key: SealingKey, nonce: bytes, plain: bytes, place: bytes) -> bytes:
    if key.suite is Suite.AES_256_GCM:
        return AESGCM(key.secret).encrypt(nonce, plain, place)
    encryptor = Cipher(algorithms.SM4(key.secret[:16]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(place)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def _decrypt(key: SealingKey, nonce: bytes, body: bytes, place: bytes) -> bytes:
    if key.suite is Suite.AES_256_GCM:
        return AESGCM(key.secret).decrypt(nonce, body, place)
    decryptor = Cipher(algorithms.SM4(key.secret[:16]), modes.GCM(nonce, body[-16:])).decryptor()
    decryptor.authenticate_additional_data(place)
    return decryptor.update(body[:-16]) + decryptor.finalize()
