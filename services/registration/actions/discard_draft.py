"""Throw a draft away."""

from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.store.drafts import Drafts


async def discard_draft(tools: Tools, visit: Visit, slot: UUID) -> None:
    """Delete a draft of this account, if it is there."""
    async with tools.db.transaction(visit.unit_code) as session:
        await Drafts(visit.unit_code, visit.account_id, tools.keys.sealer).discard(session, slot)
