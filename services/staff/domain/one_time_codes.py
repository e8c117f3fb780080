"""Six digits from a phone (TOTP, RFC 6238): which half-minute a code is of, and that none counts twice."""

import hmac
import re
import unicodedata
from datetime import datetime

import pyotp

SECONDS = 30
DIGITS = 6
ISSUER = "阳光招生"


def step_of(now: datetime) -> int:
    """Return the half-minute that a moment lies in, counted from 1970."""
    return int(now.timestamp()) // SECONDS


def matching_step(secret: str, code: str, now: datetime, *, last_used: int) -> int | None:
    """Return the half-minute a code is of: this one, the one before or after, later than the last used; or None."""
    current = step_of(now)
    found: int | None = None
    for step in (current - 1, current, current + 1):
        same = hmac.compare_digest(code_at(secret, step).encode(), code.encode())  # each is computed, right or wrong
        found = step if same and step > last_used else found
    return found


def code_at(secret: str, step: int) -> str:
    """Return the code of a half-minute."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=SECONDS).generate_otp(step)


def address_of(secret: str, name: str) -> str:
    """Return what the QR code says to an app on the phone."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=SECONDS).provisioning_uri(name=name, issuer_name=ISSUER)


def is_code(typed: str) -> bool:
    """Whether it is six digits, and so meant as a code of the phone."""
    return re.fullmatch(r"[0-9]{6}", normal_code(typed)) is not None


def normal_code(typed: str) -> str:
    """Return a code of the phone or a recovery code as it is compared: one width, no spaces or hyphens, capitals."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()
