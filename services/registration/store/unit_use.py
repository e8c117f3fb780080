"""What applications rest on: once there is one in a season, its stage, its number and its schools stay as they are."""

import sqlalchemy as sa

from services.registration.domain.application_number.short import is_short_number
from services.registration.domain.errors import UnitInUse
from services.registration.domain.unit import Unit
from services.registration.store.tables import application, choice
from shared.database.sessions import ReadSession


async def require_unused(session: ReadSession, unit: Unit) -> None:
    """Raise `UnitInUse` where `unit` differs in what the applications of its season rest on.

    One application speaks for all, because this is asked before every change; seats, dates, words and further schools
    may change until the freeze.
    """
    table = application.c
    in_season = sa.and_(table.unit_code == unit.unit_code, table.season == unit.season)
    first = (await session.execute(sa.select(table.stage, table.number).where(in_season).limit(1))).first()
    if first is None:
        return
    if first.stage != unit.stage:
        raise UnitInUse("学段")
    if is_short_number(first.number) != (unit.number_format == "short"):
        raise UnitInUse("报名号的写法")
    gone = await _chosen(session, in_season) - {school.lot for school in unit.schools}
    if gone:
        raise UnitInUse(f"有人选了的学校 {'、'.join('/'.join(lot) for lot in sorted(gone))} ")


async def _chosen(session: ReadSession, in_season: "sa.ColumnElement[bool]") -> set[tuple[str, str]]:
    same = sa.and_(choice.c.unit_code == application.c.unit_code, choice.c.number == application.c.number)
    query = sa.select(choice.c.school_code, choice.c.category).join(application, same).where(in_season).distinct()
    return {(row.school_code, row.category) for row in await session.execute(query)}
