"""Whether a receipt is ours, this unit's and season's, this account's; and what it was given for."""

import hmac
from dataclasses import replace
from datetime import datetime

from services.registration.domain.application import State
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.checked import check_submission
from services.registration.domain.checks.together import Sibling
from services.registration.domain.form_hash import form_hash
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.receipts.errors import (
    ReceiptForeign,
    ReceiptOfAnotherAccount,
    ReceiptOfAnotherSeason,
    ReceiptUnreadable,
)
from services.registration.domain.receipts.file import receipt_in
from services.registration.domain.receipts.lines import NotAReceipt
from services.registration.domain.receipts.signed import Receipt, open_receipt, read_unverified, signer_of
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from shared.crypto.signed_notes import NoteRefused, verifier_key


def verified(kept_file: bytes, *, unit: Unit, keys: RegistrationKeys) -> Receipt:
    """Return the receipt in a file (the text, or the PDF that carries it), signed by this unit for this season.

    Raises `ReceiptUnreadable`, `ReceiptOfAnotherSeason` or `ReceiptForeign`.
    """
    try:
        kept = receipt_in(kept_file)
        read = read_unverified(kept)
    except NotAReceipt:
        raise ReceiptUnreadable from None
    about = read.statement
    if (about.unit_code, about.season) != (unit.unit_code, unit.season):
        raise ReceiptOfAnotherSeason
    try:
        return open_receipt(kept, own_vkey(read, keys))
    except (NotAReceipt, NoteRefused):
        raise ReceiptForeign from None


def own_vkey(receipt: Receipt, keys: RegistrationKeys) -> str:
    """Return the key that signed a receipt if we did, under the name that we had then: addresses change."""
    key = keys.receipt_key(receipt.statement.unit_code)
    return verifier_key(signer_of(receipt), key.public_key())


def require_holder(receipt: Receipt, keys: RegistrationKeys, account_id: bytes) -> None:
    """Raise `ReceiptOfAnotherAccount` unless the receipt was given to this account."""
    about = receipt.statement
    holder = keys.receipt_holder(about.unit_code, about.application_number, account_id)
    if not hmac.compare_digest(holder, about.holder):
        raise ReceiptOfAnotherAccount


def content_of(receipt: Receipt, typed: Submission, *, unit: Unit, now: datetime) -> Submission:
    """Return what was typed as it would have been kept: as it is, or cleaned as a form is cleaned.

    The hash, not this, decides whether it is what was sent then; so nothing is checked a second time, and a twin whose
    application is missing too is no obstacle.
    """
    if form_hash(typed, receipt.statement.nonce) == receipt.statement.form_hash:
        return typed
    twin = parse_number(typed.together_with or "")
    sibling = Sibling(twin, State.CLAIM, typed.choices) if twin else None
    cleaned = check_submission(typed, unit=unit, sibling=sibling, now=now).submission
    return replace(cleaned, cleaned=())
