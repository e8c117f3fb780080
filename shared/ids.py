"""The only place that makes identifiers by chance; they carry no luck and decide nothing."""

import secrets
import uuid


def new_id() -> uuid.UUID:
    """Return a fresh random identifier (UUID version 4)."""
    return uuid.uuid4()


def new_token() -> str:
    """Return 256 random bits as 64 hex digits, for sessions and form tokens."""
    return secrets.token_hex(32)


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
