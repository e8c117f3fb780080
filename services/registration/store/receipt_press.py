"""Makes the receipt of a version: everything it says, signed with the unit's key."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.form_hash import form_hash
from services.registration.domain.helping import helper_in
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.receipts.claimed import claimed_by
from services.registration.domain.receipts.signed import Receipt, sign_receipt, signer_name
from services.registration.domain.receipts.statement import LogHead, ReceiptStatement
from services.registration.domain.receipts.verifier import released_verifier
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import body_of
from shared.crypto.hashing import sha256_hex


@dataclass(frozen=True)
class VersionOf:
    """Which version of which application: its number, its account, and what names the submission (32 bytes)."""

    number: str
    version: int
    account_id: bytes
    submission: bytes


@dataclass(frozen=True)
class Press:
    """What the receipts of a moment are made with: keys, the log's name, its newest checkpoint, who acts and when."""

    keys: RegistrationKeys
    origin: str
    head: LogHead | None
    acting: Acting


@dataclass(frozen=True)
class Printed:
    """A receipt, the event of the audit log that it promises, and when; the helper's account where one acted."""

    receipt: Receipt
    event: str
    at: datetime
    helper: bytes | None = None


def print_receipt(press: Press, content: Submission, *, of: VersionOf, unit: Unit) -> Printed:
    """Return the receipt of a version and its event, whose hash stands on it."""
    nonce = press.keys.form_nonce(unit.unit_code, of.number, of.version)
    fingerprint = form_hash(content, nonce)
    event = body_of(press.acting, _event(of, unit, fingerprint))
    statement = ReceiptStatement(
        unit_code=unit.unit_code,
        season=unit.season,
        application_number=of.number,
        version=of.version,
        received_at=press.acting.now.replace(microsecond=0),
        choices=content.choices,
        together_with=content.together_with,
        claimed=claimed_by(content.form, unit.unit_code),
        holder=press.keys.receipt_holder(unit.unit_code, of.number, of.account_id),
        submission=of.submission,
        nonce=nonce,
        form_hash=fingerprint,
        event_hash=bytes.fromhex(sha256_hex(event.encode())),
        log=press.head,
        verifier=released_verifier().sha256,
    )
    name = signer_name(press.origin, unit.unit_code)
    signed = sign_receipt(statement, name=name, key=press.keys.receipt_key(unit.unit_code))
    return Printed(signed, event, press.acting.now, helper_in(press.acting))


def _event(of: VersionOf, unit: Unit, fingerprint: bytes) -> Event:
    act = "APPLICATION_SUBMITTED" if of.version == 1 else "APPLICATION_CORRECTED"
    details = {"version": str(of.version), "form": fingerprint.hex()}
    return Event(unit.unit_code, act, f"application:{of.number}", details=details)
