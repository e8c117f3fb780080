"""What the clerks' actions need: the room, put together once by app.py, and who sits in it now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.verification.store.clerks import Clerk
from services.verification.store.vault import Vault
from shared.database.sessions import Database


@dataclass(frozen=True)
class CaseRoom:
    """Database, keys, and where identifiers come from."""

    db: Database
    vault: Vault
    new_id: Callable[[], UUID]


@dataclass(frozen=True)
class Sitting:
    """One clerk at work at one moment: one request."""

    room: CaseRoom
    who: Clerk
    now: datetime


@dataclass(frozen=True)
class CaseSeen:
    """Which case is meant, to look at whatever stands there now."""

    unit_code: str
    number: str


@dataclass(frozen=True)
class CaseShown(CaseSeen):
    """Which case is decided, with what its page showed: the version, and the hash of the registries' answers."""

    version: int
    evidence_sha256: str
