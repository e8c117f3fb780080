"""A new version of an application, sealed and hashed, ready to be written as a whole."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registration.domain.form_hash import form_hash, request_hash
from services.registration.domain.identity import child_identity
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.receipt import Receipt, ReceiptStatement, sign_receipt
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from services.registration.store.sealed_form import REASON, place, sealed_items
from shared.contracts.messages import CheckRequested
from shared.crypto.hashing import tagged_hash
from shared.jobs.outbox import as_body


@dataclass(frozen=True)
class VersionOf:
    """Which version of which application: its number, its account, and what names the submission (32 bytes)."""

    number: str
    version: int
    account_id: bytes
    submission: bytes


@dataclass(frozen=True)
class SealedVersion:
    """Everything that is written of one version."""

    unit: Unit
    of: VersionOf
    content: Submission
    child_index: bytes
    items: dict[str, bytes | None]
    sealed_reason: bytes | None
    request_hash: bytes
    receipt: Receipt
    message: CheckRequested

    @property
    def now(self) -> datetime:
        """The moment it was received."""
        return self.receipt.statement.received_at

    @property
    def message_body(self) -> bytes:
        """The message to verification, as it travels."""
        return as_body(self.message)


def seal_version(
    keys: RegistrationKeys, content: Submission, *, of: VersionOf, unit: Unit, now: datetime
) -> SealedVersion:
    """Seal every item for its column and row, hash the content, sign the receipt, and word the message."""
    number, reason = of.number, content.one_guardian_reason
    salt = keys.form_salt(unit.unit_code, number, of.version)
    statement = ReceiptStatement(unit.unit_code, number, of.version, form_hash(content, salt), now)
    return SealedVersion(
        unit=unit,
        of=of,
        content=content,
        child_index=keys.child_index(unit.unit_code, child_identity(content.form)),
        items=sealed_items(content.form, keys.sealer, unit_code=unit.unit_code, number=number),
        sealed_reason=(reason and keys.sealer.seal(reason, place(REASON, unit.unit_code, number))) or None,
        request_hash=request_hash(content),
        receipt=sign_receipt(statement, salt=salt, key=keys.receipt_key(unit.unit_code)),
        message=check_requested(unit.unit_code, number, of.version),
    )


def check_requested(unit_code: str, number: str, version: int) -> CheckRequested:
    """Return the message for one version; its identifier follows from the version, so it is one message for ever."""
    mark = tagged_hash("yangguang/check-requested/1", unit_code.encode(), number.encode(), str(version).encode())
    return CheckRequested(
        message_id=UUID(bytes=mark[:16], version=4), unit_code=unit_code, application_number=number, version=version
    )
