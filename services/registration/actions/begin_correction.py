"""Open an application for correction: a draft filled with its latest version."""

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application import Event, next_state
from services.registration.domain.calendar_rules import may_correct, require_open
from services.registration.domain.draft import DraftContent
from services.registration.domain.errors import DraftMovedOn
from services.registration.domain.form.items import registration_items
from services.registration.domain.kept import Kept
from services.registration.domain.rights.errors import ApplicationDeleted
from services.registration.store.applications import Applications
from services.registration.store.draft_slots import Draft, correction_slot
from services.registration.store.drafts import Drafts


async def begin_correction(tools: Tools, visit: Visit, number: str) -> Draft:
    """Return the draft in which the latest version is corrected, new or begun before; submitting it makes the next.

    Raises `ApplicationNotFound`, `StateForbids`, or what the calendar says.
    """
    unit = await tools.units.unit(visit.unit_code)
    drafts = Drafts(visit.unit_code, visit.account_id, tools.keys.sealer)
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        if kept.erased_at is not None:
            raise ApplicationDeleted
        next_state(kept.state, Event.CORRECTED)
        if not may_correct(kept.state, unit, visit.now):
            require_open(unit, visit.now)
        slot = correction_slot(visit.unit_code, number, kept.version)
        begun = await drafts.one(session, slot)
        content = await _content(applications, kept)
        draft = begun or await drafts.save(session, slot, content, version=0, now=visit.now)
    if draft is None:
        raise DraftMovedOn
    return draft


async def _content(applications: Applications, kept: Kept) -> DraftContent:
    return DraftContent(
        values=await applications.items(kept.number, (item.key for item in registration_items())),
        choices=kept.choices,
        together_with=kept.together_with,
        one_guardian_reason=await applications.one_guardian_reason(kept.number),
        corrects=(kept.number, kept.version),
    )
