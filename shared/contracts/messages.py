"""Messages between services: identifiers and states only, never personal data. A message may arrive twice."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

UnitCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
ApplicationNumber = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{1,24}$")]
Standing = Literal["proven", "with_clerk", "with_family", "waiting", "refused"]


class Message(BaseModel):
    """What every message has: its own number, by which handlers know that they have seen it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    message_id: UUID


class CheckRequested(Message):
    """registration → verification: this application's claim wants to be checked (核对)."""

    unit_code: UnitCode
    application_number: ApplicationNumber
    version: int


class FindingMade(Message):
    """verification → registration: how the claim of this version stands; the facts are pulled over HTTP."""

    unit_code: UnitCode
    application_number: ApplicationNumber
    version: int
    finding_id: UUID
    standing: Standing


class RosterFrozen(Message):
    """lottery → registration: the roster of a draw is frozen and its announcement public; families get their rows."""

    unit_code: UnitCode
    draw_id: str
    draw_sha256: str
    """The fingerprint of the announcement, 64 hex digits."""
    roster_sha256: str


class PlacementsPublished(Message):
    """lottery → registration: the published results.csv has stood unchanged for half an hour; families may be told.

    The file is pulled over HTTP and must have this SHA-256.
    """

    unit_code: UnitCode
    draw_id: str
    results_sha256: str


class ApplicationErased(Message):
    """registration → verification: what this application said is deleted; whatever rests on it goes too."""

    unit_code: UnitCode
    application_number: ApplicationNumber
