"""Signed JSON over HTTP: what the asker signs, what the registry signs (HMAC-SHA-256, hex)."""

import hmac
import re
from collections.abc import Mapping

from shared.crypto.hashing import sha256_hex

NONCE = re.compile(r"[0-9a-f]{32}", re.ASCII)
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|\+00:00)", re.ASCII)


def request_signature(key: bytes, registry: str, time: str, nonce: str, body: bytes) -> str:
    """Return the signature over method, path, time, nonce and body, a line each."""
    return _signed(key, f"POST\n/{registry}\n{time}\n{nonce}\n{sha256_hex(body)}")


def reply_signature(key: bytes, nonce: str, body: bytes) -> str:
    """Return the signature over the question's nonce and the reply's body."""
    return _signed(key, f"{nonce}\n{sha256_hex(body)}")


def is_signed(key: bytes, registry: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether a question carries a client, a time in UTC, a nonce, and the right signature over all of it."""
    time, nonce, given = (headers.get(name, "") for name in ("x-time", "x-nonce", "x-signature"))
    if not headers.get("x-client") or not NONCE.fullmatch(nonce) or not TIME.fullmatch(time):
        return False
    expected = request_signature(key, registry, time, nonce, body)
    return hmac.compare_digest(expected.encode(), given.encode())


def _signed(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
