"""Finds the cases that wait for a request whose time is over."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from services.verification.store.tables import approvals, case_file
from shared.database.sessions import ReadSession

MOST = 200


async def overdue_requests(
    session: ReadSession, unit_code: str, now: datetime, *, number: str | None = None
) -> Sequence[str]:
    """Return the application numbers of such cases in a unit; `number`: of this one only."""
    t, request = case_file, approvals.table
    is_its_request = sa.and_(request.c.unit_code == t.c.unit_code, request.c.approval_id == t.c.approval_id)
    wanted = (
        sa.select(t.c.application_number)
        .join(request, is_its_request)
        .where(t.c.unit_code == unit_code, t.c.claim.is_not(None))
        .where(request.c.verdict.is_(None), request.c.expires_at <= now)
    )
    if number is not None:
        wanted = wanted.where(t.c.application_number == number)
    return list(await session.scalars(wanted.order_by(t.c.application_number).limit(MOST)))
