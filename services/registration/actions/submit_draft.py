"""Send a draft: a new application, or the correction of one. Pressed twice is once."""

from uuid import UUID

from services.registration.actions.check_draft import submission_of
from services.registration.actions.correct_application import correct_application
from services.registration.actions.discard_draft import discard_draft
from services.registration.actions.open_draft import open_draft
from services.registration.actions.show_receipt import receipt_of
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import DraftNotFound
from services.registration.domain.kept import Kept
from services.registration.domain.submitted import Submitted
from services.registration.store.applications import Applications
from services.registration.store.draft_slots import correction_slot


async def submit_draft(tools: Tools, visit: Visit, slot: UUID) -> Submitted:
    """Submit what lies in `slot`, whose name is the Idempotency-Key, and throw the draft away.

    Where it was sent already, return what was given then. Raises as `submit_application` and `correct_application` do.
    """
    try:
        draft = await open_draft(tools, visit, slot)
    except DraftNotFound:
        return await _sent_before(tools, visit, slot)
    content = submission_of(draft.content)
    if draft.content.corrects is None:
        submitted = await submit_application(tools, visit, content, idempotency_key=_key(slot))
    else:
        number, version = draft.content.corrects
        submitted = await correct_application(tools, visit, content, number=number, version=version)
    await discard_draft(tools, visit, slot)
    return submitted


async def _sent_before(tools: Tools, visit: Visit, slot: UUID) -> Submitted:
    """Return the receipt of what this slot became; raise `DraftNotFound` where it became nothing."""
    async with tools.db.reading(visit.unit_code) as session:
        mine = await Applications(session, visit.unit_code, tools.keys.sealer).of_account(visit.account_id)
        kept = next((one for one in mine if _was_sent_as(tools, one, slot) or slot == _corrected_in(one)), None)
        if kept is None:
            raise DraftNotFound
        return Submitted(await receipt_of(session, tools, kept), fresh=False, notices=())


def _was_sent_as(tools: Tools, kept: Kept, slot: UUID) -> bool:
    return kept.submission == tools.keys.submission(kept.unit_code, kept.season, kept.account_id, _key(slot))


def _corrected_in(kept: Kept) -> UUID:
    return correction_slot(kept.unit_code, kept.number, kept.version - 1)


def _key(slot: UUID) -> str:
    return f"draft:{slot}"
