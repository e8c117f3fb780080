"""What one service may read from another over HTTP, with the service token; personal, so never in a message."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

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


DRAW_FILES = ("roster.csv", "plan.csv", "tiers.csv", "register.csv", "policy", "calendar", "pid_key")
"""Frozen together by POST /internal/units/{unit}/draws/{draw_id}/freeze of registration, read one by one from
GET /internal/units/{unit}/draws/{draw_id}/files/{name}, streamed, with the header `Content-SHA256` (64 hex)."""
