"""Who was admitted to a school by the published results of a season, with the few items that a school needs."""

import sqlalchemy as sa

from services.registration.domain.placements import REHEARSALS
from services.registration.domain.school_list import ITEMS, Admitted
from services.registration.store.sealed_form import columns_of, open_items
from services.registration.store.tables import application, placement
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession

ADMITTED = ("ADMIT", "MOVEUP")


async def admitted_to(
    session: ReadSession, place: tuple[str, str, str], sealer: Sealer, *, opened: bool
) -> tuple[Admitted, ...]:
    """Return the children of a place (unit, season, school) by number; `opened` False leaves all items but the name.

    Results of rehearsals count only where there is no real one.
    """
    unit_code, season, school = place
    a, p = application.c, placement.c
    wanted = ITEMS if opened else ITEMS[:1]
    columns = [a[name] for name in columns_of(wanted)]
    found = await session.execute(
        sa.select(p.number, p.draw_id, p.school_code, p.category, a.child_index, a.guardian_indexes, *columns)
        .join(application, sa.and_(a.unit_code == p.unit_code, a.number == p.number))
        .where(p.unit_code == unit_code, p.school_code == school, p.status.in_(ADMITTED), a.season == season)
        .order_by(p.number)
    )
    rows = found.mappings().all()
    real = [row for row in rows if not row["draw_id"].startswith(REHEARSALS)]
    return tuple(
        Admitted(
            number=row["number"],
            school_code=row["school_code"],
            category=row["category"],
            child_index=row["child_index"],
            guardian_indexes=tuple(row["guardian_indexes"]),
            items=open_items(
                {str(key): value for key, value in row.items()}, sealer, unit_code=unit_code, number=row["number"]
            ),
        )
        for row in real or rows
    )
