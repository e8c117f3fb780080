"""What the APIs take and give, as JSON."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from services.lottery.store.handovers import Handover
from services.lottery.store.notices import DrawId, Line, Moment, Notice
from services.lottery.store.records import DrawRecord
from shared.approvals.matter import Approval


class Body(BaseModel):
    """Nothing that is not declared; `at` names the time of a step, for rehearsals only."""

    model_config = ConfigDict(extra="forbid")
    at: Moment | None = None


class Announcing(Notice):
    """POST /draws: what is announced, under which number."""

    draw_id: DrawId
    at: Moment | None = None

    @property
    def notice(self) -> Notice:
        """What is kept of it."""
        return Notice.model_validate(self.model_dump(exclude={"draw_id", "at"}))


class Voiding(Body):
    """POST /void: the letter of the closed list and the ground in words."""

    letter: Annotated[str, StringConstraints(pattern=r"^[a-e]$")]
    ground: Annotated[Line, StringConstraints(min_length=1)]


class Judgement(BaseModel):
    """POST /approvals/{approval_id}: the second person's answer."""

    model_config = ConfigDict(extra="forbid")
    agree: bool


class AskedAnswer(BaseModel):
    """The number under which a second person finds the request."""

    approval_id: UUID


class RequestAnswer(BaseModel):
    """A request that waits for a second person: what for, about which draw, and the hash of exactly that."""

    approval_id: UUID
    act: str
    draw_id: str
    content_sha256: str
    asked_by: UUID
    asked_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, approval: Approval) -> Self:
        """Return the answer about this request."""
        return cls(
            approval_id=approval.approval_id,
            act=approval.matter.act.value,
            draw_id=approval.matter.subject.partition(":")[2],
            content_sha256=approval.matter.content_sha256,
            asked_by=approval.asked_by,
            asked_at=approval.asked_at,
            expires_at=approval.expires_at,
        )


class RequestsAnswer(BaseModel):
    """Every request that waits."""

    requests: tuple[RequestAnswer, ...]


class DrawAnswer(BaseModel):
    """How a draw stands; null while unknown."""

    draw_id: str
    unit_code: str
    seq: int
    state: str
    prev: str | None
    draw_sha256: str | None
    seed: str | None
    results_sha256: str | None

    @classmethod
    def of(cls, record: DrawRecord) -> Self:
        """Return the answer about this draw."""
        return cls(
            draw_id=record.key.draw_id,
            unit_code=record.key.unit_code,
            seq=record.seq,
            state=record.state.value,
            prev=record.prev,
            draw_sha256=record.draw_sha256,
            seed=record.seed,
            results_sha256=record.results_sha256,
        )


class HandoverAnswer(BaseModel):
    """How families learn of a published result: from when, and how it was decided (told, changed, null: not yet)."""

    draw_id: str
    results_sha256: str
    due_at: datetime
    done_at: datetime | None
    outcome: str | None

    @classmethod
    def of(cls, found: Handover) -> Self:
        """Return the answer about this handover."""
        return cls(
            draw_id=found.key.draw_id,
            results_sha256=found.results_sha256,
            due_at=found.due_at,
            done_at=found.done_at,
            outcome=found.outcome,
        )


class DrawsAnswer(BaseModel):
    """The chain of a unit."""

    draws: tuple[DrawAnswer, ...]
