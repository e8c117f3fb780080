"""Refusals that one clerk has proposed and a colleague has not judged yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.domain.clerk_decisions import Refusal
from services.verification.store.cases import CaseKey
from services.verification.store.sealed_tables import REFUSAL
from services.verification.store.tables import refusal
from services.verification.store.vault import Vault
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class ProposedRefusal:
    """A refusal and who proposed it when."""

    proposed_by: UUID
    proposed_at: datetime
    refusal: Refusal


async def propose(session: WriteSession, vault: Vault, key: CaseKey, proposed: ProposedRefusal) -> None:
    """Write a proposal; an earlier one about the same version, which a colleague declined, makes room."""
    row = {
        **_key(key),
        "proposed_by": proposed.proposed_by,
        "proposed_at": proposed.proposed_at,
        "reason_code": proposed.refusal.reason_code,
        "reason": vault.seal(proposed.refusal.reason, _place(key, "reason")),
        "next_step": vault.seal(proposed.refusal.next_step, _place(key, "next_step")),
    }
    await session.execute(refusal.delete().where(_is(key)))
    await session.execute(insert(refusal).values(row))


async def proposed_refusal(session: ReadSession, vault: Vault, key: CaseKey) -> ProposedRefusal | None:
    """Return the proposal about this version, or None."""
    row = (await session.execute(sa.select(refusal).where(_is(key)))).first()
    if row is None:
        return None
    reason = vault.open(row.reason, _place(key, "reason"))
    next_step = vault.open(row.next_step, _place(key, "next_step"))
    return ProposedRefusal(row.proposed_by, row.proposed_at, Refusal(row.reason_code, reason, next_step))


def _key(key: CaseKey) -> dict[str, object]:
    return {"unit_code": key.unit_code, "application_number": key.application_number, "version": key.version}


def _is(key: CaseKey) -> sa.ColumnElement[bool]:
    return sa.and_(*(refusal.c[name] == value for name, value in _key(key).items()))


def _place(key: CaseKey, column: str) -> str:
    return REFUSAL.place(column, key.unit_code, key.application_number, key.version)
