"""What is asked for, and what became of it: plain values, without a database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.approvals.rules import Act
from shared.contracts.staff import Role

Verdict = Literal["agreed", "declined", "withdrawn"]


@dataclass(frozen=True)
class Matter:
    """Exactly what is to be allowed: an act on a subject (`application:430612345678`, `draw:…`), with its content.

    `content_sha256` is the hash of everything that the second person judges (64 hex digits): another content is
    another matter, and the approval of the first one does not hold for it.
    """

    unit_code: str
    act: Act
    subject: str
    content_sha256: str


@dataclass(frozen=True)
class Asked:
    """A matter, what it is for (a code of purposes.csv), and the identity indexes (hex) of the people it concerns."""

    matter: Matter
    purpose: str = ""
    concerned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """One answer to one request; `concerned` as in `Asked`, looked up anew by the caller."""

    unit_code: str
    approval_id: UUID
    agree: bool
    concerned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Approval:
    """A request as it stands."""

    matter: Matter
    approval_id: UUID
    asked_by: UUID
    asked_role: Role
    asked_at: datetime
    purpose: str
    expires_at: datetime
    decided_by: UUID | None
    decided_role: Role | None
    decided_at: datetime | None
    verdict: Verdict | None
    used_at: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Whether its time has run out."""
        return now >= self.expires_at

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may still decide about it."""
        return self.verdict is None and not self.is_over(now)
