"""Who takes part in a season, by blind index: children and guardians alike."""

from collections.abc import Collection

import sqlalchemy as sa

from services.registration.store.tables import application
from shared.database.sessions import ReadSession


async def people_among(session: ReadSession, season: tuple[str, str], asked: Collection[bytes]) -> frozenset[bytes]:
    """Return those of the indexes asked about that an application of a season (unit and year) carries."""
    unit_code, year = season
    table = application.c
    found = await session.execute(
        sa.select(table.child_index, table.guardian_indexes).where(
            table.unit_code == unit_code,
            table.season == year,
            sa.or_(table.child_index.in_(asked), table.guardian_indexes.overlap(list(asked))),
        )
    )
    carried = {index for child, guardians in found for index in (child, *guardians)}
    return frozenset(carried.intersection(asked))
