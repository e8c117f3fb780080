"""The log of looks: who opened whose card, when, and what for. Rows stay for ever."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.verification.store.sealed_tables import CARD_VIEW
from services.verification.store.tables import card_view
from services.verification.store.vault import Vault
from shared.database.sessions import ReadSession, WriteSession

FULL_FOR = timedelta(minutes=5)
"""How long full identity numbers stay visible after a purpose was given."""


@dataclass(frozen=True)
class CardView:
    """One look at a card: `purpose` is a code of purposes.csv, `note` what was typed beside it."""

    unit_code: str
    view_id: UUID
    application_number: str
    clerk_id: UUID
    """Whoever looked: a clerk, a supervisor, an auditor."""
    seen_at: datetime
    purpose: str
    full_numbers: bool = False
    note: str = ""


async def log_view(session: WriteSession, vault: Vault, view: CardView) -> None:
    """Write one look to the log; what was typed is sealed."""
    note = vault.seal(view.note, CARD_VIEW.place("note", view.unit_code, view.view_id)) if view.note else None
    await session.execute(card_view.insert(), {**asdict(view), "note": note})


async def views_of(session: ReadSession, vault: Vault, unit_code: str, number: str) -> Sequence[CardView]:
    """Return every look at a card, oldest first."""
    wanted = sa.select(card_view).where(card_view.c.unit_code == unit_code, card_view.c.application_number == number)
    rows = await session.execute(wanted.order_by(card_view.c.seen_at))
    return [_view(vault, row) for row in rows]


def _view(vault: Vault, row: sa.Row[Any]) -> CardView:
    note = vault.open(row.note, CARD_VIEW.place("note", row.unit_code, row.view_id)) if row.note else ""
    return CardView(**{**row._mapping, "note": note})
