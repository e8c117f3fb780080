"""A family submits an application: once per Idempotency-Key, whatever is pressed, lost or repeated."""

import re

from services.registration.actions.check_submission import check_submission
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application_number.numbers import number_for
from services.registration.domain.calendar_rules import is_open, require_open
from services.registration.domain.errors import KeyMissing, KeyReused
from services.registration.domain.receipts.errors import ReceiptGone
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.submission import Submission
from services.registration.domain.submitted import Submitted
from services.registration.domain.unit import Unit
from services.registration.store.application_rows import SealedVersion, seal_version
from services.registration.store.applications import Applications
from services.registration.store.receipt_press import VersionOf
from services.registration.store.receipts import open_note_of
from services.registration.store.submissions import Prior, Written, write_submission

VISIBLE = re.compile(r"[\x21-\x7e]{1,200}")


async def submit_application(tools: Tools, visit: Visit, typed: Submission, *, idempotency_key: str) -> Submitted:
    """Receive an application and ask verification to check it, in one statement.

    Raises `InvalidInput` with every problem, `NotOpenYet`, `Closed`, `RosterFrozen`, and `KeyReused` where the family
    used this key for another content.
    """
    if not VISIBLE.fullmatch(idempotency_key):
        raise KeyMissing
    unit = await tools.units.unit(visit.unit_code)
    submission = tools.keys.submission(unit.unit_code, unit.season, visit.account_id, idempotency_key)
    if not await _was_received(tools, visit, unit, submission):
        require_open(unit, visit.now)
    checked = await check_submission(tools, visit, typed, unit)
    content = checked.accepted()
    receipt, fresh = await _write(tools, visit, unit, content, submission)
    return Submitted(receipt, fresh, checked.notices)


async def _was_received(tools: Tools, visit: Visit, unit: Unit, submission: bytes) -> bool:
    """Say whether this is a repetition after the close: whoever was in time gets the receipt that was lost."""
    if is_open(unit, visit.now):
        return False
    async with tools.db.reading(visit.unit_code) as session:
        mine = await Applications(session, visit.unit_code, tools.keys.sealer).of_account(visit.account_id)
    return any(kept.submission == submission for kept in mine)


async def _write(
    tools: Tools, visit: Visit, unit: Unit, content: Submission, submission: bytes
) -> tuple[Receipt, bool]:
    """Try numbers until one is free or already ours; the first is free but once in billions."""
    attempt, press = 0, await tools.press(visit.acting)
    while True:
        key = tools.keys.number_key(unit.unit_code)
        number = number_for(key, submission, attempt=attempt, number_format=unit.number_format)
        of = VersionOf(number, 1, visit.account_id, submission)
        sealed = seal_version(press, content, of=of, unit=unit)
        outcome = await write_submission(tools.hot, sealed)
        if isinstance(outcome, Written):
            return sealed.receipt, True
        if outcome.submission == submission:
            return _repeated(tools, sealed, outcome), False
        attempt += 1


def _repeated(tools: Tools, sealed: SealedVersion, prior: Prior) -> Receipt:
    """Return the receipt that was given the first time."""
    if prior.request_hash != sealed.request_hash:
        raise KeyReused
    if prior.sealed_note is None:
        raise ReceiptGone
    unit_code = sealed.unit.unit_code
    return open_note_of(prior.sealed_note, tools.keys.sealer, unit_code=unit_code, number=sealed.of.number, version=1)
