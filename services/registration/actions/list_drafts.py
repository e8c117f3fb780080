"""List what a family has begun and not sent."""

from services.registration.actions.tools import Tools, Visit
from services.registration.store.draft_slots import Draft
from services.registration.store.drafts import Drafts


async def list_drafts(tools: Tools, visit: Visit) -> tuple[Draft, ...]:
    """Return the drafts of this account at this unit, the one saved last first."""
    async with tools.db.reading(visit.unit_code) as session:
        return await Drafts(visit.unit_code, visit.account_id, tools.keys.sealer).all(session)
