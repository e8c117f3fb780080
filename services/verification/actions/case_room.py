"""What the staff's actions need: the room, put together once by app.py, and who sits in it now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.verification.domain.errors import CaseNotFound, NotYourRole
from services.verification.store.vault import Vault
from shared.audit_log.events import Acting, Actor
from shared.contracts.staff import Role, StaffMember
from shared.database.sessions import Database

WORKING: frozenset[Role] = frozenset({"unit_clerk", "unit_supervisor"})
"""They work on cases."""
READING: frozenset[Role] = WORKING | {"auditor"}
"""They read them; an auditor everything masked."""


@dataclass(frozen=True)
class CaseRoom:
    """Database, keys, and where identifiers come from."""

    db: Database
    vault: Vault
    new_id: Callable[[], UUID]


@dataclass(frozen=True)
class Sitting:
    """One member of the staff at work at one moment: one request, with its number."""

    room: CaseRoom
    who: StaffMember
    now: datetime
    request: str = "-"

    @property
    def acting(self) -> Acting:
        """Who acts, as the audit log names it."""
        return Acting(Actor("staff", str(self.who.staff_id), self.who.role), self.now, self.request)

    @property
    def may_work(self) -> bool:
        """Whether this member decides about cases, and sees what that needs."""
        return self.who.role in WORKING

    def must_read(self, unit_code: str) -> None:
        """Raise `NotYourRole`, or `CaseNotFound` for a unit out of scope: what one may not see does not exist."""
        self._must(READING, unit_code)

    def must_work(self, unit_code: str) -> None:
        """Raise as `must_read` does, and for an auditor too."""
        self._must(WORKING, unit_code)

    def _must(self, roles: frozenset[Role], unit_code: str) -> None:
        if self.who.role not in roles:
            raise NotYourRole
        if not self.who.may_see(unit_code):
            raise CaseNotFound


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
