"""How questions to a registry and its replies are signed: HMAC-SHA-256 over what is said, when, and once."""

import hmac
from datetime import UTC, datetime

from shared.crypto.hashing import sha256_hex


def request_signature(key: bytes, *, registry: str, time: str, nonce: str, body: bytes) -> str:
    """Return the X-Signature of a question: over method, path, time, nonce and the hash of the body (hex)."""
    return _sign(key, f"POST\n/{registry}\n{time}\n{nonce}\n{sha256_hex(body)}")


def reply_signature(key: bytes, *, nonce: str, body: bytes) -> str:
    """Return the X-Signature of a reply: over the question's nonce and the hash of the reply's body (hex)."""
    return _sign(key, f"{nonce}\n{sha256_hex(body)}")


def is_signed_by(key: bytes, signature: str, *, nonce: str, body: bytes) -> bool:
    """Whether a reply carries the right signature; compared in constant time."""
    return hmac.compare_digest(signature.encode(), reply_signature(key, nonce=nonce, body=body).encode())


def wire_time(now: datetime) -> str:
    """Return a moment as X-Time has it: ISO 8601 in UTC, to the second."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sign(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
