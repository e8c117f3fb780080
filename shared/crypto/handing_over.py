"""Encrypting a secret to the public key of somebody outside: HPKE (RFC 9180), X25519, HKDF-SHA-256, AES-256-GCM.

Layout: the line `FORMAT`, the encapsulated key (32 bytes), ciphertext and tag. What it is about is authenticated.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.crypto.hashing import sha256_hex

FORMAT = b"yangguang-hand-over/1\n"
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class HandOverRefused(Exception):
    """Not a file that was closed for this key and this matter, or one that was changed."""


def closed_for(recipient: X25519PublicKey, secret: bytes, about: str) -> bytes:
    """Return the bytes of a file that only the holder of the private key opens; `about` says what it is."""
    return FORMAT + SUITE.encrypt(secret, recipient, info=FORMAT + about.encode())


def opened_by(private: X25519PrivateKey, closed: bytes, about: str) -> bytes:
    """Return what was closed for this key; raise `HandOverRefused` for any other bytes."""
    if not closed.startswith(FORMAT):
        raise HandOverRefused("not a hand-over")
    try:
        return SUITE.decrypt(closed[len(FORMAT) :], private, info=FORMAT + about.encode())
    except (InvalidTag, ValueError):
        raise HandOverRefused("closed for another key, about something else, or changed") from None


def fingerprint(recipient: X25519PublicKey) -> str:
    """Return SHA-256 of a public key (64 hex digits), to be compared by eye on paper."""
    return sha256_hex(recipient.public_bytes(Encoding.Raw, PublicFormat.Raw))
