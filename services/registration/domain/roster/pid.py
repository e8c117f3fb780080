"""The keyed pseudonym of a child and the public mark of its key (docs/spec/draw.md, section 2.1, rule 2)."""

import hmac

from shared.crypto.hashing import sha256_hex


def pid(key: bytes, identity: str) -> str:
    """Return the first 16 hex digits of HMAC-SHA-256(key, identity); identity is `id type ":" number`."""
    return hmac.digest(key, identity.encode(), "sha256").hex()[:16]


def undecided_order(key: bytes, account: bytes, number: str) -> tuple[bytes, bytes]:
    """Return the place of an application among undecided ones for one child: smaller stays.

    It is keyed, by a key that comes from the pid key, so nobody outside can look for a number that stands in front; and
    the account goes first, so whoever sends many has one place as everybody.
    """
    order = hmac.digest(key, b"yangguang/undecided-order/1", "sha256")
    return hmac.digest(order, account, "sha256"), hmac.digest(order, number.encode(), "sha256")


def pid_key_commitment(key: bytes, *, unit_code: str, season: str) -> str:
    """Return the 64 hex digits that stand in terms.csv for the key; the key itself lies with the notary."""
    return sha256_hex(f"paiwei-pid/1:{unit_code}:{season}:{key.hex()}".encode())


def pid_key_mark(key: bytes, *, unit_code: str, season: str) -> bytes:
    """Return the commitment as a file of the draw, with LF."""
    return f"{pid_key_commitment(key, unit_code=unit_code, season=season)}\n".encode()
