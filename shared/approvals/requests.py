"""Reads requests from the table, one or many, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from shared.approvals.matter import Approval, Matter
from shared.approvals.rules import Act
from shared.database.scope import within
from shared.database.sessions import ReadSession, WriteSession

MOST = 200
"""Requests of one list."""


@dataclass(frozen=True)
class Approvals:
    """A service's table of requests, and the audit inbox in which each step is written down."""

    table: sa.Table
    inbox: sa.Table


async def approval_of(session: ReadSession, approvals: Approvals, unit_code: str, approval_id: UUID) -> Approval | None:
    """Return a request, or None where there is none."""
    return await _one(session, _of(approvals.table, unit_code, approval_id))


async def locked_approval(
    session: WriteSession, approvals: Approvals, unit_code: str, approval_id: UUID
) -> Approval | None:
    """Return a request, which nobody else decides or uses before this transaction ends."""
    return await _one(session, _of(approvals.table, unit_code, approval_id).with_for_update())


async def requests_about(session: ReadSession, approvals: Approvals, matter: Matter) -> Sequence[Approval]:
    """Return every request for exactly this matter, the oldest first."""
    return await _all(session, _about(approvals.table, matter))


async def locked_requests_about(session: WriteSession, approvals: Approvals, matter: Matter) -> Sequence[Approval]:
    """Return the same, which nobody else decides or uses before this transaction ends."""
    return await _all(session, _about(approvals.table, matter).with_for_update())


async def open_approvals(
    session: ReadSession, approvals: Approvals, scope: str, now: datetime, *, acts: tuple[Act, ...] = tuple(Act)
) -> Sequence[Approval]:
    """Return what waits for a decision within a scope, the oldest first (at most 200)."""
    t = approvals.table
    wanted = sa.select(t).where(
        within(t.c.unit_code, scope),
        t.c.verdict.is_(None),
        t.c.expires_at > now,
        t.c.act.in_([act.value for act in acts]),
    )
    return await _all(session, wanted.order_by(t.c.asked_at, t.c.approval_id).limit(MOST))


def _of(t: sa.Table, unit_code: str, approval_id: UUID) -> sa.Select[Any]:
    return sa.select(t).where(t.c.unit_code == unit_code, t.c.approval_id == approval_id)


def _about(t: sa.Table, matter: Matter) -> sa.Select[Any]:
    same = sa.and_(
        t.c.unit_code == matter.unit_code,
        t.c.act == matter.act.value,
        t.c.subject == matter.subject,
        t.c.content_sha256 == matter.content_sha256,
    )
    return sa.select(t).where(same).order_by(t.c.asked_at, t.c.approval_id)


async def _one(session: ReadSession, wanted: sa.Select[Any]) -> Approval | None:
    row = (await session.execute(wanted)).first()
    return None if row is None else _approval(row)


async def _all(session: ReadSession, wanted: sa.Select[Any]) -> Sequence[Approval]:
    return [_approval(row) for row in await session.execute(wanted)]


def _approval(row: sa.Row[Any]) -> Approval:
    return Approval(
        matter=Matter(row.unit_code, Act(row.act), row.subject, row.content_sha256),
        approval_id=row.approval_id,
        asked_by=row.asked_by,
        asked_role=row.asked_role,
        asked_at=row.asked_at,
        purpose=row.purpose,
        expires_at=row.expires_at,
        decided_by=row.decided_by,
        decided_role=row.decided_role,
        decided_at=row.decided_at,
        verdict=row.verdict,
        used_at=row.used_at,
    )
