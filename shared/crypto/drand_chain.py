"""The pinned chain of the public beacon: drand quicknet, bls-unchained-g1-rfc9380 (docs/spec/draw.md, section 3)."""

import hashlib

SCHEME_TAG = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
"""Keeps a message of this scheme apart from those of any other (RFC 9380, section 3.1)."""
PUBLIC_KEY = bytes.fromhex(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
"""A point of G2, compressed, 96 bytes."""
_SIGNATURE_LENGTH = 48
_NEWEST = 2**64
_COMPRESSED, _INFINITE = 0x80, 0x40


def message_of(round_number: int) -> bytes:
    """Return what the beacon signs in a round (1 to 2^64 - 1): SHA-256 of its number as 8 bytes, the largest first."""
    return hashlib.sha256(round_number.to_bytes(8, "big")).digest()


def can_be_signed(round_number: int) -> bool:
    """Say whether there can be a round of this number; a chain begins with round 1."""
    return 1 <= round_number < _NEWEST


def can_be_signature(signature: bytes) -> bool:
    """Say whether the bytes have the form of a compressed point of G1 other than the point at infinity."""
    if len(signature) != _SIGNATURE_LENGTH:
        return False
    return bool(signature[0] & _COMPRESSED) and not signature[0] & _INFINITE
