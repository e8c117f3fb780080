"""Questions to registries and their answers, kept apart: found, absent, silent (decision 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from services.verification.domain.claim import Claim, Subject
from services.verification.domain.records import Record


class RegistryName(Enum):
    """The four registries; the value is their name on the wire and in the database."""

    HOUSEHOLD = "household"
    RESIDENCE = "residence"
    PROPERTY = "property"
    INSURANCE = "insurance"

    @property
    def word(self) -> str:
        """What people call it: 户籍, 居住证, 不动产, 社保."""
        return _WORDS[self]


_WORDS = {
    RegistryName.HOUSEHOLD: "户籍",
    RegistryName.RESIDENCE: "居住证",
    RegistryName.PROPERTY: "不动产",
    RegistryName.INSURANCE: "社保",
}


class Silence(Enum):
    """Why a registry said nothing that counts; never a word about the family."""

    TIMEOUT = "timeout"
    UNAVAILABLE = "unavailable"
    GARBAGE = "garbage"
    BAD_SIGNATURE = "bad_signature"
    QUOTA = "quota"
    REFUSED = "refused"


@dataclass(frozen=True)
class Question:
    """One question: which registry, about whom."""

    registry: RegistryName
    subject: Subject


@dataclass(frozen=True)
class Found:
    """The registry has at least one record of this person; more than one is several."""

    records: tuple[Record, ...]


@dataclass(frozen=True)
class Absent:
    """The registry answered that it has no record."""


@dataclass(frozen=True)
class Silent:
    """The registry did not answer, or not in a way that can be trusted. It is asked again."""

    reason: Silence


Answer = Found | Absent | Silent
Answers = Mapping[Question, Answer]


def key_of(question: Question, claim: Claim) -> str:
    """Return the identity number a question is asked by."""
    return claim.person(question.subject).number
