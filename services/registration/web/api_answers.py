"""JSON API: what a family is told about its applications."""

from datetime import datetime

from pydantic import BaseModel

from services.registration.domain.application import State
from services.registration.domain.application_number.numbers import in_groups
from services.registration.domain.receipt import Receipt
from services.registration.domain.status import StatusView
from services.registration.domain.submitted import Submitted


class ReceiptAnswer(BaseModel):
    """The signed statement (Ed25519 over `statement`, UTF-8), and the salt with which the form's hash can be redone."""

    statement: str
    signature: str
    public_key: str
    form_hash: str
    salt: str
    received_at: datetime


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


def submitted_answer(submitted: Submitted, public_key: bytes) -> SubmittedAnswer:
    """Return the answer to a submission."""
    statement = submitted.receipt.statement
    return SubmittedAnswer(
        application_number=statement.application_number,
        shown=in_groups(statement.application_number),
        version=statement.version,
        notices=list(submitted.notices),
        receipt=_receipt_answer(submitted.receipt, public_key),
    )


def status_answer(view: StatusView) -> StatusAnswer:
    """Return the answer about an application."""
    return StatusAnswer.model_validate(view, from_attributes=True)


def _receipt_answer(receipt: Receipt, public_key: bytes) -> ReceiptAnswer:
    return ReceiptAnswer(
        statement=receipt.statement.text,
        signature=receipt.signature.hex(),
        public_key=public_key.hex(),
        form_hash=receipt.statement.form_hash.hex(),
        salt=receipt.salt.hex(),
        received_at=receipt.statement.received_at,
    )
