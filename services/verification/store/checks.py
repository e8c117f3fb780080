"""The checks of a case: each attempt is counted before the registry is asked, each outcome after it answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.domain.answers import Question, RegistryName
from services.verification.domain.claim import Subject
from services.verification.store.cases import CaseKey
from services.verification.store.tables import registry_check
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class CheckMark:
    """How one check of a case stands, for the card: asked how often, when, and with what outcome."""

    question: Question
    key_index: bytes
    attempts: int
    asked_at: datetime
    outcome: str | None
    answered_at: datetime | None
    last_error: str | None


async def count_attempts(session: WriteSession, key: CaseKey, keys: Mapping[Question, bytes], *, now: datetime) -> None:
    """Count one more attempt for each question, in one statement, before any of them goes out."""
    rows = [
        {**_key(key, question), "key_index": index, "attempts": 1, "asked_at": now} for question, index in keys.items()
    ]
    if rows:
        await session.execute(_COUNT, rows)


_PRIMARY = ["unit_code", "application_number", "version", "registry", "subject"]
_INSERT = insert(registry_check)
_COUNT = _INSERT.on_conflict_do_update(
    index_elements=_PRIMARY,
    set_={
        "attempts": registry_check.c.attempts + 1,
        "asked_at": _INSERT.excluded.asked_at,
        "key_index": _INSERT.excluded.key_index,
    },
)
_NOTE = _INSERT.on_conflict_do_update(
    index_elements=_PRIMARY,
    set_={name: _INSERT.excluded[name] for name in ("outcome", "last_error", "answered_at", "answer_sha256")},
)


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check; moment and hash are those of the answer, where there was one."""

    question: Question
    key_index: bytes
    outcome: str
    last_error: str | None
    answered_at: datetime | None
    answer_sha256: str | None


async def note_outcomes(session: WriteSession, key: CaseKey, results: Sequence[CheckResult], *, now: datetime) -> None:
    """Write the outcome of every check; one that was answered from the cache was never asked: no attempt."""
    rows = [
        {
            **_key(key, result.question),
            "key_index": result.key_index,
            "attempts": 0,
            "asked_at": now,
            "outcome": result.outcome,
            "last_error": result.last_error,
            "answered_at": result.answered_at,
            "answer_sha256": result.answer_sha256,
        }
        for result in results
    ]
    if rows:
        await session.execute(_NOTE, rows)


async def marks_of(session: ReadSession, key: CaseKey) -> tuple[CheckMark, ...]:
    """Return how every check of this version stands."""
    t = registry_check
    wanted = sa.select(t).where(
        t.c.unit_code == key.unit_code,
        t.c.application_number == key.application_number,
        t.c.version == key.version,
    )
    rows = await session.execute(wanted.order_by(t.c.registry, t.c.subject))
    return tuple(_mark(row) for row in rows)


def _mark(row: sa.Row[tuple[object, ...]]) -> CheckMark:
    question = Question(RegistryName(row.registry), Subject(row.subject))
    return CheckMark(question, row.key_index, row.attempts, row.asked_at, row.outcome, row.answered_at, row.last_error)


def _key(key: CaseKey, question: Question) -> dict[str, object]:
    return {
        "unit_code": key.unit_code,
        "application_number": key.application_number,
        "version": key.version,
        "registry": question.registry.value,
        "subject": question.subject.value,
    }
