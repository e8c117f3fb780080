"""What the API says of readiness and of rehearsals, as JSON."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel

from services.lottery.domain.readiness import Readiness, ReadyLine
from services.lottery.domain.rehearsing.invariants import Invariant
from services.lottery.store.rehearsals import Rehearsal


class LineAnswer(BaseModel):
    """One line of the readiness check; `default` is what the freeze does with it while it is red."""

    code: str
    words: str
    count: int
    green: bool
    default: str
    link: str
    blocks: bool
    examples: tuple[str, ...]

    @classmethod
    def of(cls, line: ReadyLine) -> Self:
        """Return the answer about this line."""
        told = {name: getattr(line, name) for name in cls.model_fields if name != "default"}
        return cls(**told, default=line.default_words)


class ReadinessAnswer(BaseModel):
    """Every line, and what the roster would be if it were frozen now."""

    lines: tuple[LineAnswer, ...]
    roster_sha256: str
    children: int
    rows: int
    blocked: bool

    @classmethod
    def of(cls, found: Readiness) -> Self:
        """Return the answer about this draw."""
        lines = tuple(LineAnswer.of(line) for line in found.lines)
        counts = {"roster_sha256": found.roster_sha256, "children": found.children, "rows": found.rows}
        return cls.model_validate({"lines": lines, "blocked": found.blocked, **counts})


class InvariantAnswer(BaseModel):
    """One rule that every result keeps to, and how often this one broke it."""

    code: str
    words: str
    broken: int
    example: str
    holds: bool

    @classmethod
    def of(cls, finding: Invariant) -> Self:
        """Return the answer about this rule."""
        return cls(**{name: getattr(finding, name) for name in cls.model_fields})


class RehearsalAnswer(BaseModel):
    """One rehearsal: its marked seed, the hash of what came out, and every rule."""

    number: int
    at: datetime
    staff_id: UUID
    seed_text: str
    seed: str
    results_sha256: str
    children: int
    admitted: int
    holds: bool
    invariants: tuple[InvariantAnswer, ...]

    @classmethod
    def of(cls, kept: Rehearsal) -> Self:
        """Return the answer about this rehearsal."""
        same = set(cls.model_fields) - {"at", "invariants"}
        told = {name: getattr(kept, name) for name in same}
        rules = tuple(InvariantAnswer.of(finding) for finding in kept.findings)
        return cls(**told, at=kept.rehearsed_at, invariants=rules)


class RehearsalsAnswer(BaseModel):
    """Every rehearsal of a draw, the newest first."""

    rehearsals: tuple[RehearsalAnswer, ...]
