"""What was asked about an application and who looked at it, as its family is told: no name of the staff."""

import sqlalchemy as sa

from services.verification.domain.answers import RegistryName
from services.verification.domain.told_facts import outcome_words
from services.verification.store.tables import card_view, registry_query
from shared.codes.purposes import purpose_words
from shared.contracts.reads import HeldLook, HeldQuery
from shared.database.sessions import ReadSession


async def queries_of(session: ReadSession, unit_code: str, number: str) -> tuple[HeldQuery, ...]:
    """Return every question that went to a registry about an application, oldest first."""
    table = registry_query.c
    query = sa.select(registry_query).where(table.unit_code == unit_code, table.application_number == number)
    rows = await session.execute(query.order_by(table.asked_at, table.query_id))
    return tuple(
        HeldQuery(
            registry=RegistryName(row.registry).word,
            asked_at=row.asked_at,
            purpose=row.purpose,
            department=row.department,
            outcome=outcome_words(row.outcome),
        )
        for row in rows
    )


async def looks_of(session: ReadSession, unit_code: str, number: str) -> tuple[HeldLook, ...]:
    """Return every look of the staff at an application, oldest first; a person is a mark that stays the same."""
    table = card_view.c
    query = sa.select(card_view).where(table.unit_code == unit_code, table.application_number == number)
    rows = await session.execute(query.order_by(table.seen_at, table.view_id))
    return tuple(
        HeldLook(
            seen_at=row.seen_at,
            who=f"工作人员 {row.clerk_id.hex[:4].upper()}",
            purpose=purpose_words(row.purpose),
            full_numbers=row.full_numbers,
        )
        for row in rows
    )
