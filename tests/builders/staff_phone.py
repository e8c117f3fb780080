"""The phone of somebody in a test of the pages: it shows codes by the clock of the service."""

import httpx2
import pyotp

from tests.builders.staff_api import SERVICE, account_body


def code_now(address: str, secret: str) -> str:
    """Return the six digits of this half-minute, asking the service what time it has."""
    body = account_body("auditor", "the clock")
    told = httpx2.post(f"{address}/internal/accounts", json=body, headers=SERVICE)
    return pyotp.TOTP(secret).at(int(told.json()["now"]))
