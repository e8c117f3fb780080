"""The only place that makes identifiers by chance; they carry no luck and decide nothing."""

import secrets
import uuid
from base64 import b32encode


def new_id() -> uuid.UUID:
    """Return a fresh random identifier (UUID version 4)."""
    return uuid.uuid4()


def new_token() -> str:
    """Return 256 random bits as 64 hex digits, for sessions and form tokens."""
    return secrets.token_hex(32)


def new_secret() -> bytes:
    """Return 32 random bytes for a key."""
    return secrets.token_bytes(32)


def new_nonce() -> str:
    """Return 128 random bits as 22 characters, for the scripts of one page."""
    return secrets.token_urlsafe(16)


def new_sms_code() -> str:
    """Return six random digits, as they are sent to a phone."""
    return f"{secrets.randbelow(1_000_000):06d}"


REQUEST_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_request_number() -> str:
    """Return nine unmistakable characters in groups of three, to be read out on the phone (ux guide, section 7)."""
    letters = "".join(secrets.choice(REQUEST_ALPHABET) for _ in range(9))
    return f"{letters[:3]} {letters[3:6]} {letters[6:]}"


def new_totp_secret() -> str:
    """Return 160 random bits in base 32, for the codes of a phone (RFC 4226, section 4, R6)."""
    return b32encode(secrets.token_bytes(20)).decode()


def new_recovery_code() -> str:
    """Return twelve unmistakable characters (58 bits), good for one sign-in without the phone."""
    return "".join(secrets.choice(REQUEST_ALPHABET) for _ in range(12))
