"""Keeps proposed rules under the hash that a second person judges."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.store.tables import unit_proposal
from shared.database.sessions import ReadSession, WriteSession


async def keep_proposal(
    session: WriteSession, unit_code: str, sha256: str, document: dict[str, Any], now: datetime
) -> None:
    """Write a proposal; the same one again is the same row."""
    values = {"unit_code": unit_code, "content_sha256": sha256, "document": document, "proposed_at": now}
    await session.execute(insert(unit_proposal).values(values).on_conflict_do_nothing())


async def proposal_of(session: ReadSession, unit_code: str, sha256: str) -> dict[str, Any] | None:
    """Return a proposed document, or None."""
    table = unit_proposal.c
    found: dict[str, Any] | None = await session.scalar(
        sa.select(table.document).where(table.unit_code == unit_code, table.content_sha256 == sha256)
    )
    return found
