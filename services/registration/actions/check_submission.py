"""Check a submission against the unit, the calendar's day and the family's other applications."""

from services.registration.actions.tools import Tools, Visit
from services.registration.domain import checked
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.checks.together import Sibling
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from services.registration.store.applications import Applications


async def check_submission(
    tools: Tools, visit: Visit, typed: Submission, unit: Unit, *, corrects: str | None = None
) -> checked.CheckedSubmission:
    """Return the submission as it would be kept, every problem, and what the family should know.

    `corrects` is the number of the application it is a new version of: nobody is a sibling of itself.
    """
    sibling = await _sibling(tools, visit, typed.together_with) if typed.together_with else None
    if sibling is not None and sibling.application_number == corrects:
        sibling = None
    return checked.check_submission(typed, unit=unit, sibling=sibling, now=visit.now)


async def _sibling(tools: Tools, visit: Visit, typed: str) -> Sibling | None:
    number = parse_number(typed)
    if number is None:
        return None
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        try:
            kept = await applications.one(number, account_id=visit.account_id)
        except ApplicationNotFound:
            return None
    return Sibling(kept.number, kept.state, kept.choices)
