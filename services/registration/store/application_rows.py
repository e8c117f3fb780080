"""A new version of an application, sealed and hashed, ready to be written as a whole."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registration.domain.form_hash import request_hash
from services.registration.domain.identity import child_identity, guardian_identities
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from services.registration.store.receipt_press import Press, Printed, VersionOf, print_receipt
from services.registration.store.sealed_form import REASON, place, sealed_items
from services.registration.store.sealed_tables import RECEIPT
from shared.contracts.messages import CheckRequested
from shared.crypto.hashing import tagged_hash
from shared.jobs.outbox import as_body


@dataclass(frozen=True)
class SealedVersion:
    """Everything that is written of one version."""

    unit: Unit
    of: VersionOf
    content: Submission
    child_index: bytes
    guardian_indexes: tuple[bytes, ...]
    items: dict[str, bytes | None]
    sealed_reason: bytes | None
    request_hash: bytes
    printed: Printed
    sealed_note: bytes
    now: datetime
    message: CheckRequested

    @property
    def receipt(self) -> Receipt:
        """The receipt that the family gets."""
        return self.printed.receipt

    @property
    def message_body(self) -> bytes:
        """The message to verification, as it travels."""
        return as_body(self.message)


def seal_version(press: Press, content: Submission, *, of: VersionOf, unit: Unit) -> SealedVersion:
    """Seal every item for its column and row, hash the content, sign the receipt, and word the message."""
    printed = print_receipt(press, content, of=of, unit=unit)
    return sealed_as(press.keys, content, of=of, unit=unit, printed=printed)


def sealed_as(
    keys: RegistrationKeys, content: Submission, *, of: VersionOf, unit: Unit, printed: Printed
) -> SealedVersion:
    """Return the version with a receipt that is there already."""
    number, reason = of.number, content.one_guardian_reason
    note = printed.receipt.note.decode()
    return SealedVersion(
        unit=unit,
        of=of,
        content=content,
        child_index=keys.child_index(child_identity(content.form)),
        guardian_indexes=tuple(keys.child_index(one) for one in guardian_identities(content.form)),
        items=sealed_items(content.form, keys.sealer, unit_code=unit.unit_code, number=number),
        sealed_reason=(reason and keys.sealer.seal(reason, place(REASON, unit.unit_code, number))) or None,
        request_hash=request_hash(content),
        printed=printed,
        sealed_note=keys.sealer.seal(note, RECEIPT.place("sealed_note", unit.unit_code, number, of.version)),
        now=printed.at,
        message=check_requested(unit.unit_code, number, of.version),
    )


def check_requested(unit_code: str, number: str, version: int) -> CheckRequested:
    """Return the message for one version; its identifier follows from the version, so it is one message for ever."""
    mark = tagged_hash("yangguang/check-requested/1", unit_code.encode(), number.encode(), str(version).encode())
    return CheckRequested(
        message_id=UUID(bytes=mark[:16], version=4), unit_code=unit_code, application_number=number, version=version
    )
