"""What was proposed about a case with a request for approval; reason and answer are sealed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.verification.domain.proposals import Kind, Proposal, subject_of
from services.verification.domain.rules import Fact
from services.verification.store.sealed_tables import PROPOSAL
from services.verification.store.tables import proposal
from services.verification.store.vault import Vault
from shared.approvals.matter import Matter
from shared.approvals.rules import Act
from shared.database.sessions import ReadSession, WriteSession


def matter_of(made: Proposal) -> Matter:
    """Return what a second person is asked about: exactly this, by its hash."""
    subject = subject_of(made.application_number)
    return Matter(made.unit_code, Act(made.kind.value), subject, made.content_sha256)


async def save_proposal(session: WriteSession, vault: Vault, approval_id: UUID, made: Proposal) -> None:
    """Write a proposal beside its request."""
    row = {
        "unit_code": made.unit_code,
        "approval_id": approval_id,
        "application_number": made.application_number,
        "version": made.version,
        "act": made.kind.value,
        "facts": [fact.value for fact in made.facts],
        "reason_code": made.reason_code,
        "reason": vault.seal(made.reason, PROPOSAL.place("reason", made.unit_code, approval_id)),
        "saw_paper": made.saw_paper,
        "rules_sha256": made.rules_sha256,
        "evidence_sha256": made.evidence_sha256,
    }
    await session.execute(proposal.insert(), row)


async def save_answer(session: WriteSession, vault: Vault, unit_code: str, approval_id: UUID, answer: str) -> None:
    """Write the second person's reason beside it."""
    sealed = vault.seal(answer, PROPOSAL.place("answer", unit_code, approval_id))
    await session.execute(proposal.update().where(_is(unit_code, approval_id)).values(answer=sealed))


async def proposal_of(session: ReadSession, vault: Vault, unit_code: str, approval_id: UUID) -> Proposal | None:
    """Return what a request proposes, or None where it is not about a case."""
    row = (await session.execute(sa.select(proposal).where(_is(unit_code, approval_id)))).first()
    return None if row is None else _proposal(vault, row)


async def proposals_of(session: ReadSession, vault: Vault, ids: Iterable[tuple[str, UUID]]) -> dict[UUID, Proposal]:
    """Return what several requests (unit and number) propose, by number."""
    wanted = sa.or_(sa.false(), *(_is(*one) for one in ids))
    rows = await session.execute(sa.select(proposal).where(wanted))
    return {row.approval_id: _proposal(vault, row) for row in rows}


def _is(unit_code: str, approval_id: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(proposal.c.unit_code == unit_code, proposal.c.approval_id == approval_id)


def _proposal(vault: Vault, row: sa.Row[Any]) -> Proposal:
    return Proposal(
        unit_code=row.unit_code,
        application_number=row.application_number,
        version=row.version,
        kind=Kind(row.act),
        facts=tuple(Fact(fact) for fact in row.facts),
        reason_code=row.reason_code,
        reason=vault.open(row.reason, PROPOSAL.place("reason", row.unit_code, row.approval_id)),
        saw_paper=row.saw_paper,
        rules_sha256=row.rules_sha256,
        evidence_sha256=row.evidence_sha256,
    )
