"""What one service may read from another over HTTP, with the service token; personal, so never in a message."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict

from shared.contracts.messages import ApplicationNumber, Standing, UnitCode


class Read(BaseModel):
    """Frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ClaimedPerson(Read):
    """A person as the family wrote it down: the child or a guardian. Codes as in shared/codes."""

    name: str
    id_type: str
    id_number: str
    """Normalised; empty where the person has no number yet."""


class ClaimedChild(ClaimedPerson):
    """The child of a claim."""

    gender: str
    birth_date: date
    hukou_place_code: str
    current_address: str


class ClaimedGuardian(ClaimedPerson):
    """A family member of a claim. `relation` is a code of guardian_relation."""

    relation: str
    is_guardian: bool
    hukou_place_code: str
    current_address: str


class Claim(Read):
    """GET /internal/units/{unit}/applications/{number}/claim of registration. No choice of school is in it."""

    unit_code: UnitCode
    application_number: ApplicationNumber
    version: int
    stage: str
    child: ClaimedChild
    guardians: tuple[ClaimedGuardian, ...]
    """One or two; the first is the applicant."""
    is_migrant_child: bool


Fact = Literal["GUARDIAN", "HOUSEHOLD_IN_UNIT", "PROPERTY_IN_UNIT", "PERMIT_VALID", "INSURED", "AGE_IN_WINDOW"]
"""What verification can state about a case; admission rules (tiers) are written over these words."""


class FindingRead(Read):
    """GET /internal/units/{unit}/applications/{number}/finding of verification."""

    unit_code: UnitCode
    application_number: ApplicationNumber
    version: int
    finding_id: UUID
    standing: Standing
    by: Literal["machine", "clerk"]
    facts: tuple[Fact, ...]
    """Facts proven, ascending."""
    reason: str
    """The sentence for the family where a clerk returned or refused it; empty otherwise."""


class HeldFact(Read):
    """One thing a registry said, in words: 房屋坐落, 城关街道东街18号."""

    label: str
    value: str


class HeldAnswer(Read):
    """What one registry said about one person of the family, as the family may see it: nothing of people outside it."""

    registry: str
    """In words: 户籍, 不动产, 居住证, 社保."""
    person: str
    """In words: 孩子, 父亲, 母亲, 监护人."""
    outcome: Literal["found", "absent", "silent"]
    authority: str
    answered_at: AwareDatetime | None
    sha256: str
    """Of the reply as it came, 64 hex digits; empty where there was none. It stays when the reply is deleted."""
    records: tuple[tuple[HeldFact, ...], ...]


class HeldFinding(Read):
    """One conclusion about the claim: by the machine or by a clerk, with what the family was told."""

    made_at: AwareDatetime
    by: Literal["machine", "clerk"]
    version: int
    standing: Standing
    facts: tuple[str, ...]
    """In words."""
    sentence: str
    evidence_sha256: str


class HeldQuery(Read):
    """One question that went to a registry."""

    registry: str
    asked_at: AwareDatetime
    purpose: str
    department: str
    outcome: str
    """In words."""


class HeldLook(Read):
    """One look of the staff at the child's record."""

    seen_at: AwareDatetime
    who: str
    """The office and a short mark of the person, never a name."""
    purpose: str
    full_numbers: bool


class HeldByVerification(Read):
    """GET /internal/units/{unit}/applications/{number}/held of verification: all it holds, for the family itself.

    `full` asks for identity numbers in full, for the copy a family demands; without it their last four digits are told.
    """

    unit_code: UnitCode
    application_number: ApplicationNumber
    erased_at: AwareDatetime | None
    answers: tuple[HeldAnswer, ...]
    findings: tuple[HeldFinding, ...]
    queries: tuple[HeldQuery, ...]
    looks: tuple[HeldLook, ...]


class Concerned(Read):
    """POST /internal/units/{unit}/concerned of registration: which of the people asked about take part in a season.

    People are identity indexes under the province's key (32 bytes, hex); children and guardians alike.
    """

    concerned: tuple[str, ...]


class DrawRead(Read):
    """GET /internal/units/{unit}/draws/{draw_id}/told of the lottery: what families are told of a frozen draw."""

    unit_code: UnitCode
    draw_id: str
    title: str
    page: str
    """The public address of the draw."""
    draw_sha256: str
    """The fingerprint of the announcement, 64 hex digits."""
    published_at: AwareDatetime | None
    confirm_by: AwareDatetime | None
    """Until when an admitted family confirms; None where the announcement fixes no such moment."""
    admitted: str
    not_placed: str
    """Sentences of the unit's policy, empty where it says nothing."""


DRAW_FILES = ("roster.csv", "plan.csv", "tiers.csv", "register.csv", "policy", "calendar", "pid_key")
"""Frozen together by POST /internal/units/{unit}/draws/{draw_id}/freeze of registration, read one by one from
GET /internal/units/{unit}/draws/{draw_id}/files/{name}, streamed, with the header `Content-SHA256` (64 hex)."""
