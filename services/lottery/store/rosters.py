"""The frozen roster as rows, so that a family finds its number and a page counts applicants (draw.md, 2.1)."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.lottery.store.bulk import add_rows
from services.lottery.store.records import DrawKey
from services.lottery.store.tables import entry
from shared.database.sessions import ReadSession, WriteSession

COLUMNS = ("app_no", "choice", "line", "bound", "school", "category", "tier")


@dataclass(frozen=True)
class Entry:
    """One line of roster.csv, without the pseudonym of the child."""

    app_no: str
    choice: int
    line: int
    bound: str
    school: str
    category: str
    tier: int


@dataclass(frozen=True)
class Demand:
    """How many children list one lot, how many bound groups among them, and whether each lists it alone."""

    school: str
    category: str
    applicants: int
    groups: int
    bound: int
    tiers: int


def _of(key: DrawKey) -> sa.ColumnElement[bool]:
    return sa.and_(entry.c.unit_code == key.unit_code, entry.c.draw_id == key.draw_id)


async def add_roster(session: WriteSession, key: DrawKey, roster_csv: bytes) -> None:
    """Keep the rows of a checked roster.csv."""
    lines = roster_csv.decode("ascii").splitlines()[1:]
    await add_rows(session, entry, key, COLUMNS, [_row(number, line) for number, line in enumerate(lines, start=2)])


def _row(number: int, line: str) -> tuple[object, ...]:
    app_no, _pid, group, choice, school, category, tier = line.split(",")
    return app_no, int(choice), number, group, school, category, int(tier)


async def entries_of(session: ReadSession, key: DrawKey, app_no: str) -> tuple[Entry, ...]:
    """Return the choices of one application number in their order; nothing where it is not on the roster."""
    columns = [entry.c[name] for name in COLUMNS]
    query = sa.select(*columns).where(_of(key), entry.c.app_no == app_no).order_by(entry.c.choice)
    return tuple(Entry(*row) for row in await session.execute(query))


async def demand_of(session: ReadSession, key: DrawKey) -> tuple[Demand, ...]:
    """Return the demand for every lot that anybody lists, ascending by school and category."""
    bound = sa.func.nullif(entry.c.bound, "")
    query = (
        sa.select(
            entry.c.school,
            entry.c.category,
            sa.func.count(),
            sa.func.count(sa.distinct(bound)),
            sa.func.count(bound),
            sa.func.count(sa.distinct(entry.c.tier)),
        )
        .where(_of(key))
        .group_by(entry.c.school, entry.c.category)
        .order_by(entry.c.school, entry.c.category)
    )
    return tuple(Demand(*row) for row in await session.execute(query))


async def children_and_choices(session: ReadSession, key: DrawKey) -> tuple[int, int]:
    """Return how many children are on the roster and the largest number of choices of one child (0, 0 if empty)."""
    query = sa.select(
        sa.func.count(sa.distinct(entry.c.app_no)), sa.func.coalesce(sa.func.max(entry.c.choice), 0)
    ).where(_of(key))
    row = (await session.execute(query)).one()
    return int(row[0]), int(row[1])
