"""Builds who stands at the door of registration, and the sessions they get."""

from datetime import datetime

from services.registration.actions.open_for import Fresh
from services.registration.domain.sign_in import Door
from tests.builders.registration import NOW

ADDRESS = "192.0.2.1"
"""An address of the block that documents use (RFC 5737)."""


FIRST = "t"


def door(now: datetime = NOW, *, unit: str | None = None, address: str = ADDRESS) -> Door:
    """Somebody at the door."""
    return Door(now, unit, address, "TEST")


def fresh(token: str = FIRST, *, replaces: str | None = None, patient: bool = False) -> Fresh:
    """A session to come."""
    return Fresh(token, replaces, patient)
