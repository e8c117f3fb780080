"""The two families of algorithms: the international one, and the national one (国密: GB/T 32905, GB/T 32907)."""

from enum import IntEnum

from cryptography.hazmat.primitives import hashes


class Suite(IntEnum):
    """A cipher that seals and the hash that goes with it; the number stands in front of every sealed value."""

    AES_256_GCM = 1
    """AES-256-GCM, SHA-256."""
    SM4_GCM = 2
    """SM4-GCM, SM3."""

    @property
    def word(self) -> str:
        """The word by which settings and files of keys name it."""
        return "aes" if self is Suite.AES_256_GCM else "sm4"

    @property
    def digest(self) -> hashes.HashAlgorithm:
        """The hash of this family (32 bytes each)."""
        return hashes.SHA256() if self is Suite.AES_256_GCM else hashes.SM3()


SUITES = {suite.word: suite for suite in Suite}
"""By the word of settings."""
