"""A family corrects an application: a new version, a new receipt, a new check."""

from services.registration.actions.check_submission import check_submission
from services.registration.actions.note_correction import note_correction
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application import Event, next_state
from services.registration.domain.calendar_rules import may_correct, require_open
from services.registration.domain.errors import VersionMovedOn
from services.registration.domain.form_hash import request_hash
from services.registration.domain.kept import Kept
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.rights.errors import ApplicationDeleted
from services.registration.domain.submission import Submission
from services.registration.domain.submitted import Submitted
from services.registration.domain.unit import Unit
from services.registration.store.application_rows import seal_version
from services.registration.store.applications import Applications
from services.registration.store.changes import replace_version
from services.registration.store.receipt_press import VersionOf
from services.registration.store.receipts import opened_receipt, read_receipt
from services.registration.store.units import hold_open
from shared.database.sessions import WriteSession


async def correct_application(tools: Tools, visit: Visit, typed: Submission, *, number: str, version: int) -> Submitted:
    """Write the next version over `version`, the one the family saw.

    The same correction sent twice gives the same receipt. Raises `InvalidInput`, `ApplicationNotFound`, `StateForbids`,
    `VersionMovedOn`, `RosterFrozen`, or what the calendar says.
    """
    unit = await tools.units.unit(visit.unit_code)
    checked = await check_submission(tools, visit, typed, unit, corrects=number)
    content, press = checked.accepted(), await tools.press(visit.acting)
    async with tools.db.transaction(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.held(session, number, account_id=visit.account_id)
        repeated = await _repeated(session, tools, kept, content, version)
        if repeated is not None:
            return Submitted(repeated, fresh=False, notices=checked.notices)
        _require_correctable(kept, unit, visit, version)
        await hold_open(session, visit.unit_code, kept.season)
        of = VersionOf(number, version + 1, visit.account_id, kept.submission)
        sealed = seal_version(press, content, of=of, unit=unit)
        await replace_version(session, sealed)
        await note_correction(session, tools, visit, number, version + 1)
    return Submitted(sealed.receipt, fresh=True, notices=checked.notices)


def _require_correctable(kept: Kept, unit: Unit, visit: Visit, version: int) -> None:
    if kept.erased_at is not None:
        raise ApplicationDeleted
    next_state(kept.state, Event.CORRECTED)
    if not may_correct(kept.state, unit, visit.now):
        require_open(unit, visit.now)
    if kept.version != version:
        raise VersionMovedOn


async def _repeated(
    session: WriteSession, tools: Tools, kept: Kept, content: Submission, version: int
) -> Receipt | None:
    row = await read_receipt(session, kept.unit_code, kept.number, version + 1)
    if row is None or kept.version != version + 1 or row.request_hash != request_hash(content):
        return None
    return opened_receipt(row, tools.keys.sealer, unit_code=kept.unit_code, number=kept.number)
