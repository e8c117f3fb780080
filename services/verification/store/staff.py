"""The names of those who worked on cases, kept so that a card needs no other service to say who did what."""

from collections.abc import Set as AbstractSet
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.store.tables import staff_seen
from shared.contracts.staff import StaffMember
from shared.database.sessions import ReadSession, WriteSession

COLLEAGUE = "同事"
"""Whoever is not known here by name."""

_INSERT = insert(staff_seen)
_NOTE = _INSERT.on_conflict_do_update(
    index_elements=["staff_id"],
    set_={name: _INSERT.excluded[name] for name in ("display_name", "role")},
    where=sa.or_(
        staff_seen.c.display_name != _INSERT.excluded.display_name, staff_seen.c.role != _INSERT.excluded.role
    ),
)


async def note_staff(session: WriteSession, who: StaffMember) -> None:
    """Remember the name and role of somebody who is at work."""
    row = {"staff_id": who.staff_id, "display_name": who.display_name, "role": who.role}
    await session.execute(_NOTE, row)


async def names_of(session: ReadSession, ids: AbstractSet[UUID]) -> dict[UUID, str]:
    """Return the display names of those that are known."""
    t = staff_seen
    rows = await session.execute(sa.select(t.c.staff_id, t.c.display_name).where(t.c.staff_id.in_(ids)))
    return {row.staff_id: row.display_name for row in rows}
