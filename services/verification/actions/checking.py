"""What checking a case needs, put together once by the composition and handed to every action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.verification.domain.answers import RegistryName
from services.verification.gateways.claims import ClaimSource
from services.verification.gateways.registry import Registry
from services.verification.store.vault import Vault
from shared.database.sessions import Database

VALID_FOUND = timedelta(days=30)
VALID_ABSENT = timedelta(days=1)
"""How long an answer may be used again; an absence is asked again sooner, since people correct their records."""


@dataclass(frozen=True)
class Patience:
    """How long one round may take before another worker may take over, and when silent registries are asked again."""

    lease: timedelta = timedelta(seconds=60)
    retry: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
    )

    def again_at(self, now: datetime, attempts: int) -> datetime:
        """Return when a case that was tried this often is tried again; the last step repeats."""
        return now + self.retry[min(attempts, len(self.retry)) - 1]


@dataclass(frozen=True)
class Checking:
    """The parts of verification that checking uses."""

    db: Database
    vault: Vault
    registries: Mapping[RegistryName, Registry]
    claims: ClaimSource
    new_id: Callable[[], UUID]
    patience: Patience = Patience()
