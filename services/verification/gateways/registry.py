"""The one door to every registry: who asks what about whom and why, and an answer with its evidence (decision 6)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.verification.domain.answers import Answer, RegistryName, Silence, Silent


@dataclass(frozen=True)
class Asker:
    """Who asks and why; stated with every question and logged."""

    unit_code: str
    person: str
    department: str
    purpose: str


@dataclass(frozen=True)
class Inquiry:
    """One question as it leaves the house; `number` is the identity number it is asked by."""

    registry: RegistryName
    number: str
    case: str
    asker: Asker


@dataclass(frozen=True)
class Evidence:
    """What an answer leaves: the signed reply as it came, its hash, when and by whom it was given."""

    body: bytes
    sha256: str
    answered_at: datetime
    authority: str


@dataclass(frozen=True)
class Reply:
    """An answer; evidence is there exactly when the registry said something that counts (found or absent)."""

    answer: Answer
    evidence: Evidence | None = None


def silent(reason: Silence) -> Reply:
    """Return the reply of a registry that did not answer."""
    return Reply(Silent(reason))


class Registry(Protocol):
    """A registry that can be asked. Never raises for trouble of the registry: that is a silent answer."""

    async def ask(self, inquiry: Inquiry) -> Reply:
        """Return what the registry says about the person of the inquiry."""
        ...
