"""Save what a family has written so far."""

from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.draft import MOST_DRAFTS, DraftContent
from services.registration.domain.errors import DraftMovedOn, TooManyDrafts
from services.registration.store.draft_slots import Draft
from services.registration.store.drafts import Drafts
from services.registration.store.helper_acts import Between, note_help_goes_on
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


async def save_draft(tools: Tools, visit: Visit, slot: UUID, content: DraftContent, *, version: int) -> Draft:
    """Keep a draft over the version that was read (0: a new one).

    Raises `DraftMovedOn` where it was saved elsewhere in between, `TooManyDrafts`, or `UnitNotFound`.
    """
    await tools.units.unit(visit.unit_code)
    drafts = Drafts(visit.unit_code, visit.account_id, tools.keys.sealer)
    async with tools.db.transaction(visit.unit_code) as session:
        if version == 0 and len(await drafts.all(session)) >= MOST_DRAFTS:
            raise TooManyDrafts(MOST_DRAFTS)
        saved = await drafts.save(session, slot, content, version=version, now=visit.now)
        if saved is not None and visit.helper_id is not None:
            await _note_helper(session, visit, visit.helper_id, slot)
    if saved is None:
        raise DraftMovedOn
    return saved


async def _note_helper(session: WriteSession, visit: Visit, helper: bytes, slot: UUID) -> None:
    """Tell the family, and once for a row of pages the log, that somebody filled in the form for it."""
    between = Between(visit.unit_code, visit.account_id, helper)
    if await note_help_goes_on(session, between, "filled", visit.now):
        event = Event(visit.unit_code, "HELPER_FILLED", f"draft:{slot}")
        await record(session, audit.inbox, visit.acting, event)
