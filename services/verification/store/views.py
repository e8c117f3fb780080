"""The log of looks: who opened whose card, when, and what for. Rows stay for ever."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from services.verification.store.tables import card_view
from shared.database.sessions import ReadSession, WriteSession

FULL_FOR = timedelta(minutes=5)
"""How long full identity numbers stay visible after a purpose was given."""


@dataclass(frozen=True)
class CardView:
    """One look at a card."""

    unit_code: str
    view_id: UUID
    application_number: str
    clerk_id: UUID
    seen_at: datetime
    purpose: str
    full_numbers: bool = False


async def log_view(session: WriteSession, view: CardView) -> None:
    """Write one look to the log."""
    await session.execute(card_view.insert(), asdict(view))


async def views_of(session: ReadSession, unit_code: str, number: str) -> Sequence[CardView]:
    """Return every look at a card, oldest first."""
    wanted = sa.select(card_view).where(card_view.c.unit_code == unit_code, card_view.c.application_number == number)
    rows = await session.execute(wanted.order_by(card_view.c.seen_at))
    return [CardView(**row._mapping) for row in rows]
