"""JSON API: what a family is told about its applications."""

from datetime import datetime

from pydantic import BaseModel

from services.registration.domain.application import State
from services.registration.domain.application_number.numbers import in_groups
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.status import StatusView
from services.registration.domain.submitted import Submitted


class ReceiptAnswer(BaseModel):
    """The receipt as a signed note (Ed25519, C2SP signed-note) with the key (vkey) that opens it.

    `form_hash` is SHA-256 over `nonce` and the canonical form; `event` is the SHA-256 of the act in the audit log.
    `check_code` stands at the end of the address in the receipt's code. `pid` is empty until the child is settled.
    """

    receipt: str
    key: str
    form_hash: str
    nonce: str
    event: str
    received_at: datetime
    check_code: str
    pid: str


class SubmittedAnswer(BaseModel):
    """The application number (报名号), also in groups as it is read out, and the receipt."""

    application_number: str
    shown: str
    version: int
    notices: list[str]
    receipt: ReceiptAnswer


class ChoiceAnswer(BaseModel):
    """A school the family chose; `result` is empty before the draw is published."""

    school_code: str
    category: str
    name: str
    result: str


class ActAnswer(BaseModel):
    """One thing that was done with the application."""

    words: str
    at: datetime


class StatusAnswer(BaseModel):
    """Where an application stands: what happened, what comes next, by when."""

    application_number: str
    shown: str
    child_name: str
    state: State
    version: int
    headline: str
    happened: str
    next_step: str
    by_when: datetime | None
    must_act: bool
    notice: str
    notices: list[str]
    choices: list[ChoiceAnswer]
    together_with: str | None
    may_correct: bool
    may_withdraw: bool
    acts: list[ActAnswer]


class StatusesAnswer(BaseModel):
    """All applications of the family at this unit."""

    applications: list[StatusAnswer]


def submitted_answer(submitted: Submitted, receipt: ReceiptAnswer) -> SubmittedAnswer:
    """Return the answer to a submission."""
    statement = submitted.receipt.statement
    return SubmittedAnswer(
        application_number=statement.application_number,
        shown=in_groups(statement.application_number),
        version=statement.version,
        notices=list(submitted.notices),
        receipt=receipt,
    )


def status_answer(view: StatusView) -> StatusAnswer:
    """Return the answer about an application."""
    return StatusAnswer.model_validate(view, from_attributes=True)


def receipt_answer(receipt: Receipt, *, vkey: str, mark: str) -> ReceiptAnswer:
    """Return the answer about a receipt; `vkey` opens it, `mark` ends the address in its code."""
    return ReceiptAnswer(
        receipt=receipt.file.decode(),
        key=vkey,
        form_hash=receipt.statement.form_hash.hex(),
        nonce=receipt.statement.nonce.hex(),
        event=receipt.statement.event_hash.hex(),
        received_at=receipt.statement.received_at,
        check_code=mark,
        pid=receipt.pid,
    )
