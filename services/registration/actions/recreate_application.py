"""Bring back an application that is missing, by its receipt: the family enters the form again, the hashes decide."""

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import ApplicationNotFound, RosterFrozen
from services.registration.domain.form_hash import form_hash
from services.registration.domain.kept import Kept
from services.registration.domain.receipts.errors import (
    ApplicationDiffers,
    ApplicationStillThere,
    ReceiptFormDiffers,
    ReceiptOfAnotherAccount,
    RecreationTooLate,
)
from services.registration.domain.receipts.own import content_of, require_holder, verified
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.submission import Submission
from services.registration.domain.submitted import Submitted
from services.registration.domain.unit import Unit
from services.registration.store.application_rows import SealedVersion, sealed_as
from services.registration.store.applications import Applications
from services.registration.store.receipt_press import Printed, VersionOf
from services.registration.store.receipts import fingerprint_of
from services.registration.store.recreations import write_recreated
from services.registration.store.tables import audit
from services.registration.store.units import hold_open
from shared.audit_log.events import Event
from shared.audit_log.record import body_of, record
from shared.database.sessions import WriteSession
from shared.errors import ServiceError


async def recreate_application(tools: Tools, visit: Visit, kept_file: bytes, typed: Submission) -> Submitted:
    """Write the application of a receipt again, under its number and version, and have it checked.

    `kept_file` is what the family kept of the receipt. Raises one of domain/receipts/errors.py where signature, account
    or content does not fit, where the application is still there, and after the freeze. Every attempt is recorded.
    """
    unit = await tools.units.unit(visit.unit_code)
    try:
        receipt, content = _fitting(tools, visit, unit, kept_file, typed)
        await _write(tools, visit, unit, receipt, content)
    except ServiceError as refused:
        await _note_refusal(tools, visit, refused)
        raise
    return Submitted(receipt, fresh=True, notices=())


def _fitting(tools: Tools, visit: Visit, unit: Unit, kept_file: bytes, typed: Submission) -> tuple[Receipt, Submission]:
    receipt = verified(kept_file, unit=unit, keys=tools.keys)
    require_holder(receipt, tools.keys, visit.account_id)
    content = content_of(receipt, typed, unit=unit, now=visit.now)
    if form_hash(content, receipt.statement.nonce) != receipt.statement.form_hash:
        raise ReceiptFormDiffers
    return receipt, content


async def _write(tools: Tools, visit: Visit, unit: Unit, receipt: Receipt, content: Submission) -> None:
    about = receipt.statement
    of = VersionOf(about.application_number, about.version, visit.account_id, about.submission)
    printed = Printed(receipt, body_of(visit.acting, _event(receipt)), visit.now, visit.helper_id)
    sealed = sealed_as(tools.keys, content, of=of, unit=unit, printed=printed)
    async with tools.db.transaction(visit.unit_code) as session:
        try:
            await hold_open(session, unit.unit_code, about.season)
        except RosterFrozen:
            raise RecreationTooLate(unit.authority, unit.phone) from None
        await _require_missing(session, tools, sealed)
        await write_recreated(session, sealed)


async def _require_missing(session: WriteSession, tools: Tools, new: SealedVersion) -> None:
    """Raise where there is nothing to bring back; an older version is one, as the later one is what is missing."""
    there = await _there(session, tools, new)
    if there is None:
        return
    if there.account_id != new.of.account_id:
        raise ReceiptOfAnotherAccount
    if there.version < new.of.version:
        return
    kept = await fingerprint_of(session, there.unit_code, there.number, new.of.version)
    if kept is not None and kept != new.receipt.statement.form_hash:
        raise ApplicationDiffers(new.unit.phone)
    raise ApplicationStillThere


async def _there(session: WriteSession, tools: Tools, new: SealedVersion) -> Kept | None:
    applications = Applications(session, new.unit.unit_code, tools.keys.sealer)
    try:
        return await applications.held(session, new.of.number)
    except ApplicationNotFound:
        return None


def _event(receipt: Receipt) -> Event:
    about = receipt.statement
    details = {"version": str(about.version), "form": about.form_hash.hex(), "receipt": receipt.sha256.hex()}
    return Event(about.unit_code, "APPLICATION_RECREATED", f"application:{about.application_number}", details=details)


async def _note_refusal(tools: Tools, visit: Visit, refused: ServiceError) -> None:
    event = Event(visit.unit_code, "RECREATION_REFUSED", "receipt", details={"cause": refused.code})
    async with tools.db.transaction(visit.unit_code) as session:
        await record(session, audit.inbox, visit.acting, event)
