"""Rules that somebody proposed for a unit whose rules are in use already."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.verification.domain.rules import Rules, rules_document, rules_hash
from services.verification.store.rules import rules_from
from services.verification.store.sealed_tables import RULES_PROPOSAL
from services.verification.store.tables import rules_proposal
from services.verification.store.vault import Vault
from shared.approvals.matter import Matter
from shared.approvals.rules import Act
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class ProposedRules:
    """Rules and why they should hold."""

    rules: Rules
    reason: str


def matter_of_rules(rules: Rules) -> Matter:
    """Return what a second person is asked about: exactly these rules, by their hash."""
    return Matter(rules.unit_code, Act.CHANGE_POLICY, f"rules:{rules.unit_code}", rules_hash(rules))


async def save_proposed_rules(session: WriteSession, vault: Vault, approval_id: UUID, proposed: ProposedRules) -> None:
    """Write proposed rules beside their request."""
    unit_code = proposed.rules.unit_code
    row = {
        "unit_code": unit_code,
        "approval_id": approval_id,
        "document": rules_document(proposed.rules),
        "reason": vault.seal(proposed.reason, RULES_PROPOSAL.place("reason", unit_code, approval_id)),
    }
    await session.execute(rules_proposal.insert(), row)


async def save_answer_about_rules(
    session: WriteSession, vault: Vault, unit_code: str, approval_id: UUID, answer: str
) -> None:
    """Write the second person's reason beside them."""
    sealed = vault.seal(answer, RULES_PROPOSAL.place("answer", unit_code, approval_id))
    await session.execute(rules_proposal.update().where(_is(unit_code, approval_id)).values(answer=sealed))


async def proposed_rules(
    session: ReadSession, vault: Vault, ids: Iterable[tuple[str, UUID]]
) -> dict[UUID, ProposedRules]:
    """Return what requests (unit and number) propose, by number; requests about something else are left out."""
    wanted = sa.or_(sa.false(), *(_is(*one) for one in ids))
    rows = await session.execute(sa.select(rules_proposal).where(wanted))
    return {row.approval_id: _proposed(vault, row) for row in rows}


def _is(unit_code: str, approval_id: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(rules_proposal.c.unit_code == unit_code, rules_proposal.c.approval_id == approval_id)


def _proposed(vault: Vault, row: sa.Row[Any]) -> ProposedRules:
    place = RULES_PROPOSAL.place("reason", row.unit_code, row.approval_id)
    return ProposedRules(rules_from(row.document), vault.open(row.reason, place))
