"""Reading and writing units with their rules and schools."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.errors import RosterFrozen
from services.registration.domain.unit import Unit
from services.registration.store.season_ends import keep_season_end
from services.registration.store.tables import admission_unit, draw_freeze, school
from services.registration.store.unit_rules import rules_of, school_of, unit_of
from services.registration.store.unit_use import require_unused
from shared.database.sessions import ReadSession, WriteSession


async def read_unit(session: ReadSession, unit_code: str) -> Unit | None:
    """Return a unit with its schools in the order they were given, or None."""
    table = admission_unit.c
    query = sa.select(table.unit_code, table.season, table.stage, table.rules).where(table.unit_code == unit_code)
    row = (await session.execute(query)).mappings().first()
    if row is None:
        return None
    columns = [column for column in school.c if column.name not in {"unit_code", "place"}]
    lots = await session.execute(sa.select(*columns).where(school.c.unit_code == unit_code).order_by(school.c.place))
    return unit_of(row, tuple(school_of(lot) for lot in lots.mappings()))


async def unit_codes(session: ReadSession) -> tuple[str, ...]:
    """Return the codes of all units, ascending."""
    codes = await session.scalars(sa.select(admission_unit.c.unit_code).order_by(admission_unit.c.unit_code))
    return tuple(codes)


async def keep_unit(session: WriteSession, unit: Unit, now: datetime) -> None:
    """Write a unit with its schools, replacing what was there; raise `RosterFrozen` once its season is frozen, and
    `UnitInUse` for a change to what applications of its season rest on.

    Another season begins unfrozen; one that was frozen before stays frozen.
    """
    await hold_unit(session, unit.unit_code)
    was_frozen = draw_freeze.select().where(
        draw_freeze.c.unit_code == unit.unit_code, draw_freeze.c.season == unit.season
    )
    if (await session.execute(was_frozen.limit(1))).first() is not None:
        raise RosterFrozen
    await require_unused(session, unit)
    fields = {"season": unit.season, "stage": unit.stage, "rules": rules_of(unit), "loaded_at": now, "frozen_at": None}
    statement = insert(admission_unit).values(unit_code=unit.unit_code, **fields)
    await session.execute(statement.on_conflict_do_update(index_elements=["unit_code"], set_=fields))
    await session.execute(school.delete().where(school.c.unit_code == unit.unit_code))
    if unit.schools:
        rows = [_school_row(unit.unit_code, place, unit) for place in range(len(unit.schools))]
        await session.execute(school.insert(), rows)
    await keep_season_end(session, unit)


async def loaded_at(session: ReadSession, unit_code: str) -> datetime | None:
    """Return since when the rules in use are in use, or None where there are none."""
    table = admission_unit.c
    found: datetime | None = await session.scalar(sa.select(table.loaded_at).where(table.unit_code == unit_code))
    return found


async def hold_unit(session: WriteSession, unit_code: str) -> None:
    """Hold the unit's row, if there is one, until the transaction ends: nobody submits or changes anything then."""
    await session.execute(
        sa.select(admission_unit.c.unit_code).where(admission_unit.c.unit_code == unit_code).with_for_update()
    )


async def hold_open(session: WriteSession, unit_code: str, season: str) -> None:
    """Keep the season from being frozen until this transaction ends; raise `RosterFrozen` where it is, or is over."""
    table = admission_unit.c
    query = sa.select(table.unit_code).where(
        table.unit_code == unit_code, table.season == season, table.frozen_at.is_(None)
    )
    if await session.scalar(query.with_for_update(read=True, key_share=True)) is None:
        raise RosterFrozen


def _school_row(unit_code: str, place: int, unit: Unit) -> dict[str, object]:
    lot = unit.schools[place]
    return {
        "unit_code": unit_code,
        "school_code": lot.school_code,
        "category": lot.category,
        "name": lot.name,
        "kind": lot.kind,
        "seats": lot.seats,
        "zone": lot.zone,
        "approval_no": lot.approval_no,
        "place": place,
    }
