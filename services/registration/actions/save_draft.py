"""Save what a family has written so far."""

from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.draft import MOST_DRAFTS, DraftContent
from services.registration.domain.errors import DraftMovedOn, TooManyDrafts
from services.registration.store.draft_slots import Draft
from services.registration.store.drafts import Drafts


async def save_draft(tools: Tools, visit: Visit, slot: UUID, content: DraftContent, *, version: int) -> Draft:
    """Keep a draft over the version that was read (0: a new one).

    Raises `DraftMovedOn` where it was saved elsewhere in between, `TooManyDrafts`, or `UnitNotFound`.
    """
    await tools.units.unit(visit.unit_code)
    drafts = Drafts(visit.unit_code, visit.account_id, tools.keys.sealer)
    async with tools.db.transaction() as session:
        if version == 0 and len(await drafts.all(session)) >= MOST_DRAFTS:
            raise TooManyDrafts(MOST_DRAFTS)
        saved = await drafts.save(session, slot, content, version=version, now=visit.now)
    if saved is None:
        raise DraftMovedOn
    return saved
