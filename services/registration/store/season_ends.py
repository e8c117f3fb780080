"""When each season of a unit is over: the rules in use know only the present one, retention needs those before."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.rights.season_end import season_over
from services.registration.domain.unit import Unit
from services.registration.store.tables import unit_season
from shared.database.sessions import ReadSession, WriteSession


async def keep_season_end(session: WriteSession, unit: Unit) -> None:
    """Note when the unit's season is over, as its rules say now; a unit without any date is noted when it has one."""
    over = season_over(unit)
    if over is None:
        return
    fields = {"closes_at": unit.calendar.registration_closes, "over_at": over}
    statement = insert(unit_season).values(unit_code=unit.unit_code, season=unit.season, **fields)
    await session.execute(statement.on_conflict_do_update(index_elements=["unit_code", "season"], set_=fields))


async def season_end(session: ReadSession, unit_code: str, season: str) -> datetime | None:
    """Return when a season is over, or None where no date was ever fixed."""
    table = unit_season.c
    query = sa.select(table.over_at).where(table.unit_code == unit_code, table.season == season)
    found: datetime | None = await session.scalar(query)
    return found
