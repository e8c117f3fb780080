"""A case as the clerks' API shows it: masked, claim and record side by side."""

from pydantic import BaseModel

from services.verification.actions.clerk_findings import as_looked_at
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.show_case import Card
from services.verification.store.case_lines import CaseLine
from services.verification.web.card_rows import CardRow, card_rows
from services.verification.web.masked import masked_row
from services.verification.web.request_view import RequestOnCard, request_on_card
from shared.web.masking import masked_name


class LineOut(BaseModel):
    """One case of a list."""

    application_number: str
    version: int
    state: str
    causes: list[str]
    registries: list[str]
    needs_paper: bool
    deadline: str | None


class CasesOut(BaseModel):
    """A page of cases."""

    cases: list[LineOut]


class RowOut(BaseModel):
    """One item of claim and record."""

    item: str
    claimed: str
    registered: str
    verdict: str
    note: str


class CauseOut(BaseModel):
    """One cause for a person to look."""

    code: str
    registry: str | None
    title: str
    detail: str
    needs_paper: bool


class CheckOut(BaseModel):
    """One question to a registry and its outcome."""

    registry: str
    subject: str
    outcome: str | None
    attempts: int
    last_error: str | None


class CaseOut(BaseModel):
    """One case."""

    unit_code: str
    application_number: str
    version: int
    evidence_sha256: str
    """Goes back with the decision, as the version does."""
    state: str
    child: str
    deadline: str | None
    needs_paper: bool
    causes: list[CauseOut]
    comparison: list[RowOut]
    checks: list[CheckOut]
    request: RequestOnCard | None
    """What waits for a second person; its hash goes back with the answer."""


def line_json(line: CaseLine) -> LineOut:
    """Return one line of a list."""
    return LineOut(
        application_number=line.application_number,
        version=line.version,
        state=line.state,
        causes=list(line.causes),
        registries=list(line.registries),
        needs_paper=line.needs_paper,
        deadline=line.deadline.isoformat() if line.deadline else None,
    )


def case_json(card: Card) -> CaseOut:
    """Return one case, masked as on the card."""
    case, looked = card.case, as_looked_at(card.case)
    return CaseOut(
        unit_code=case.on_desk.key.unit_code,
        application_number=case.on_desk.key.application_number,
        version=case.on_desk.key.version,
        evidence_sha256=evidence_hash(case.answers),
        state=case.on_desk.state,
        child=masked_name(case.claim.child.name),
        deadline=case.on_desk.deadline.isoformat() if case.on_desk.deadline else None,
        needs_paper=looked.needs_paper,
        causes=[
            CauseOut(
                code=cause.kind.value,
                registry=cause.registry.value if cause.registry else None,
                title=cause.title,
                detail="" if card.masked else cause.detail,
                needs_paper=cause.words.needs_paper,
            )
            for cause in looked.causes
        ],
        comparison=[_row(masked_row(row) if card.masked else row) for row in card_rows(card)],
        checks=[
            CheckOut(
                registry=mark.question.registry.value,
                subject=mark.question.subject.value,
                outcome=mark.outcome,
                attempts=mark.attempts,
                last_error=mark.last_error,
            )
            for mark in card.marks
        ],
        request=request_on_card(card),
    )


def _row(row: CardRow) -> RowOut:
    return RowOut(
        item=row.item,
        claimed="".join(piece.text for piece in row.claimed),
        registered="".join(piece.text for piece in row.registered),
        verdict=row.verdict,
        note=row.note,
    )
