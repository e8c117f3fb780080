"""Open a draft again, on whatever phone."""

from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import DraftNotFound
from services.registration.store.draft_slots import Draft
from services.registration.store.drafts import Drafts


async def open_draft(tools: Tools, visit: Visit, slot: UUID) -> Draft:
    """Return the draft of this account in this slot; raise `DraftNotFound`."""
    drafts = Drafts(visit.unit_code, visit.account_id, tools.keys.sealer)
    async with tools.db.reading(visit.unit_code) as session:
        draft = await drafts.one(session, slot)
    if draft is None:
        raise DraftNotFound
    return draft
