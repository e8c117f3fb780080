"""Passwords of the login roles, and the form in which they are shown to the server (SCRAM-SHA-256, RFC 5802)."""

import base64
import hashlib
import hmac
import secrets

from shared.database.urls import LOGINS, password_in, with_database

ITERATIONS = 4096


def derived_passwords(admin_url: str) -> dict[str, str]:
    """Return a password per login role, the same at every start, from the password of the administrator.

    For the laptop, the demo and the tests; a production server is given passwords of its own.
    """
    key = password_in(admin_url) or with_database(admin_url, "")
    return {name: hmac.digest(key.encode(), f"yangguang role {name}".encode(), "sha256").hex() for name in LOGINS}


def scram_verifier(password: str) -> str:
    """Return what the server stores, so that the password itself is neither sent nor in any of its logs.

    The password is of ASCII letters and digits, so that SASLprep leaves it alone.
    """
    if not (password.isascii() and password.isalnum()):
        raise ValueError("a role's password is made of ASCII letters and digits")
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    client = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    return f"SCRAM-SHA-256${ITERATIONS}:{_base64(salt)}${_base64(client)}:{_base64(server)}"


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()
