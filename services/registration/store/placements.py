"""What published draws gave, per application."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.placements import REHEARSALS, Placement
from services.registration.store.tables import application, placement
from shared.database.sessions import ReadSession, WriteSession

AT_ONCE = 3000
"""Rows of one statement: PostgreSQL takes 65,535 values, a row has seven."""


async def placements_of(session: ReadSession, unit_code: str, number: str) -> tuple[Placement, ...]:
    """Return the rows of one application, of every draw it was in; of a rehearsal only before any real draw."""
    table = placement.c
    columns = (table.draw_id, table.number, table.school_code, table.category, table.status, table.wait)
    query = sa.select(*columns).where(table.unit_code == unit_code, table.number == number)
    rows = (await session.execute(query.order_by(table.draw_id, table.school_code, table.category))).all()
    real = [row for row in rows if not row.draw_id.startswith(REHEARSALS)]
    return tuple(Placement(*row[1:]) for row in real or rows)


async def keep_placements(
    session: WriteSession, unit_code: str, draw_id: str, placements: tuple[Placement, ...]
) -> None:
    """Write the rows of a draw over earlier ones of it: after each strike the results are published anew."""
    for start in range(0, len(placements), AT_ONCE):
        rows = [_row(unit_code, draw_id, one) for one in placements[start : start + AT_ONCE]]
        statement = insert(placement).values(rows)
        renewed = {"status": statement.excluded.status, "wait": statement.excluded.wait}
        keys = list(placement.primary_key.columns)
        await session.execute(statement.on_conflict_do_update(index_elements=keys, set_=renewed))


async def known_numbers(session: ReadSession, unit_code: str) -> frozenset[str]:
    """Return every application number of a unit."""
    numbers = await session.scalars(sa.select(application.c.number).where(application.c.unit_code == unit_code))
    return frozenset(numbers)


def _row(unit_code: str, draw_id: str, one: Placement) -> dict[str, object]:
    return {
        "unit_code": unit_code,
        "number": one.application_number,
        "draw_id": draw_id,
        "school_code": one.school_code,
        "category": one.category,
        "status": one.status,
        "wait": one.wait,
    }
