"""Give a family the form as it was sent, byte for byte what the receipt's fingerprint is of."""

from dataclasses import dataclass

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.form.items import registration_items
from services.registration.domain.submission import Submission
from services.registration.store.applications import Applications
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


@dataclass(frozen=True)
class FormCopy:
    """The canonical form of the latest version."""

    number: str
    version: int
    content: bytes


async def show_form_copy(tools: Tools, visit: Visit, number: str) -> FormCopy:
    """Return the copy, whole numbers and all; raise `ApplicationNotFound`, and `HelperMayNot`."""
    guardian_only(visit)
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        form = await applications.items(kept.number, (item.key for item in registration_items()))
        reason = await applications.one_guardian_reason(kept.number)
        details = {"version": str(kept.version)}
        event = Event(visit.unit_code, "FORM_COPIED", f"application:{kept.number}", details=details)
        await record(session, audit.inbox, visit.acting, event)
    content = Submission(form, kept.choices, kept.together_with, reason).canonical()
    return FormCopy(kept.number, kept.version, content)
