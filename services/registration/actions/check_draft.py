"""Look over a draft before it is sent: everything that would be refused, and what the family should know."""

from uuid import UUID

from services.registration.actions.check_submission import check_submission
from services.registration.actions.open_draft import open_draft
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.checked import CheckedSubmission
from services.registration.domain.draft import DraftContent
from services.registration.domain.submission import Submission


async def check_draft(tools: Tools, visit: Visit, slot: UUID) -> CheckedSubmission:
    """Return the draft as it would be kept, with every problem; raise `DraftNotFound`."""
    draft = await open_draft(tools, visit, slot)
    unit = await tools.units.unit(visit.unit_code)
    return await check_submission(tools, visit, submission_of(draft.content), unit)


def submission_of(content: DraftContent) -> Submission:
    """Return what a draft would send."""
    return Submission(content.values, content.choices, content.together_with, content.one_guardian_reason)
