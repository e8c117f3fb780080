"""What one person proposes about a case and a second one must allow: to open it again, or to go beyond the records."""

from dataclasses import dataclass
from enum import Enum

from services.verification.domain.decision import ClerkMustLook, in_order
from services.verification.domain.rules import Fact
from shared.canonical import canonical_json
from shared.crypto.hashing import tagged_hash

OF_THE_PERSON = frozenset({Fact.GUARDIAN, Fact.AGE_IN_WINDOW})
"""Facts that papers of the family prove by themselves; every other fact decides about the order of admission."""


class Kind(Enum):
    """What is proposed; the value is stored, and the same as that of the act that needs four eyes."""

    REOPEN = "OVERRIDE_FINDING"
    ASSERT = "RAISE_TIER"


def asserted_facts(looked: ClerkMustLook) -> tuple[Fact, ...]:
    """Return the facts that a confirmation would add to what the registries bear out, and that may raise a tier."""
    return in_order(set(looked.facts_with_clerk) - set(looked.facts) - OF_THE_PERSON)


@dataclass(frozen=True)
class Proposal:
    """One proposal: about which version, what it asserts, why, and on which rules and evidence it rests."""

    unit_code: str
    application_number: str
    version: int
    kind: Kind
    facts: tuple[Fact, ...]
    """What is to be taken as proven beyond the records; none where the case is to be opened again."""
    reason_code: str
    reason: str
    saw_paper: bool
    rules_sha256: str
    evidence_sha256: str

    @property
    def content_sha256(self) -> str:
        """Return the hash over everything that was proposed (64 hex digits)."""
        content = canonical_json(
            {
                "application": self.application_number,
                "evidence": self.evidence_sha256,
                "facts": [fact.value for fact in self.facts],
                "paper": self.saw_paper,
                "reason": self.reason,
                "reason_code": self.reason_code,
                "rules": self.rules_sha256,
                "version": self.version,
            }
        )
        return tagged_hash(f"yangguang/proposal/{self.kind.value}/1", self.unit_code.encode(), content).hex()


def subject_of(application_number: str) -> str:
    """Return how requests and the audit log name a case."""
    return f"application:{application_number}"
