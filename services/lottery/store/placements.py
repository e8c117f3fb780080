"""The result as rows, in the order of results.csv, for the pages and for registration (draw.md, section 7)."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.lottery.domain.results import HEADER
from services.lottery.store.bulk import add_rows
from services.lottery.store.records import DrawKey
from services.lottery.store.tables import placement
from shared.database.sessions import ReadSession, WriteSession

COLUMNS = ("school", "category", "line", "pos", "app_no", "bound", "choice", "tier", "ticket", "status", "wait")
PLACED = ("ADMIT", "MOVEUP")


@dataclass(frozen=True)
class Placement:
    """One line of results.csv; `line` runs from 1 inside the lot."""

    school: str
    category: str
    line: int
    pos: int
    app_no: str
    bound: str
    choice: int
    tier: int
    ticket: str
    status: str
    wait: int | None

    @property
    def placed(self) -> bool:
        """Whether the child has a seat here."""
        return self.status in PLACED


@dataclass(frozen=True)
class LotResult:
    """One lot in figures: children that list it, units, admitted, waiting; line and place of the last admitted."""

    school: str
    category: str
    applicants: int
    last_pos: int
    admitted: int
    waiting: int
    tiers: int
    cut_line: int | None
    cut_pos: int | None


def _of(key: DrawKey) -> sa.ColumnElement[bool]:
    return sa.and_(placement.c.unit_code == key.unit_code, placement.c.draw_id == key.draw_id)


def _lot(key: DrawKey, school: str, category: str) -> sa.ColumnElement[bool]:
    return sa.and_(_of(key), placement.c.school == school, placement.c.category == category)


async def add_results(session: WriteSession, key: DrawKey, results_csv: bytes) -> None:
    """Keep the rows of results.csv."""
    rows: list[tuple[object, ...]] = []
    lot, line = ("", ""), 0
    for text in results_csv.decode("ascii").splitlines()[1:]:
        school, category, pos, app_no, group, choice, tier, ticket, status, wait = text.split(",")
        line = line + 1 if lot == (school, category) else 1
        lot = (school, category)
        waiting = int(wait) if wait else None
        rows.append((*lot, line, int(pos), app_no, group, int(choice), int(tier), ticket, status, waiting))
    await add_rows(session, placement, key, COLUMNS, rows)


async def kept_results(session: ReadSession, key: DrawKey) -> bytes:
    """Return results.csv as the kept rows have it, to be compared with the file."""
    cells = [sa.func.coalesce(sa.cast(placement.c[name], sa.Text), "") for name in COLUMNS if name != "line"]
    in_order = (sa.collate(placement.c.school, "C"), sa.collate(placement.c.category, "C"), placement.c.line)
    query = sa.select(sa.func.concat_ws(",", *cells)).where(_of(key)).order_by(*in_order)
    return HEADER + "".join(f"{line}\n" for line in await session.scalars(query)).encode()


async def lot_results(session: ReadSession, key: DrawKey) -> tuple[LotResult, ...]:
    """Return the figures of every lot that anybody lists, ascending by school and category."""
    placed = placement.c.status.in_(PLACED)
    query = (
        sa.select(
            placement.c.school,
            placement.c.category,
            sa.func.count(),
            sa.func.max(placement.c.pos),
            sa.func.count().filter(placed),
            sa.func.count(placement.c.wait),
            sa.func.count(sa.distinct(placement.c.tier)),
            sa.func.max(placement.c.line).filter(placed),
            sa.func.max(placement.c.pos).filter(placed),
        )
        .where(_of(key))
        .group_by(placement.c.school, placement.c.category)
        .order_by(placement.c.school, placement.c.category)
    )
    return tuple(LotResult(*row) for row in await session.execute(query))


async def lines_of_lot(
    session: ReadSession, key: DrawKey, lot: tuple[str, str], *, first: int, last: int
) -> tuple[Placement, ...]:
    """Return the lines `first` to `last` of one lot, in order."""
    columns = [placement.c[name] for name in COLUMNS]
    query = sa.select(*columns).where(_lot(key, *lot), placement.c.line.between(first, last))
    return tuple(Placement(*row) for row in await session.execute(query.order_by(placement.c.line)))


async def places_of_lot(
    session: ReadSession, key: DrawKey, lot: tuple[str, str], places: tuple[tuple[int, int], ...]
) -> tuple[Placement, ...]:
    """Return the lines of one lot whose place lies in one of these ranges (both ends included), in order."""
    columns = [placement.c[name] for name in COLUMNS]
    within = sa.or_(*(placement.c.pos.between(first, last) for first, last in places))
    query = sa.select(*columns).where(_lot(key, *lot), within)
    return tuple(Placement(*row) for row in await session.execute(query.order_by(placement.c.line)))


async def placements_of(session: ReadSession, key: DrawKey, app_no: str) -> tuple[Placement, ...]:
    """Return the lines of one application number in the order of its choices."""
    columns = [placement.c[name] for name in COLUMNS]
    query = sa.select(*columns).where(_of(key), placement.c.app_no == app_no).order_by(placement.c.choice)
    return tuple(Placement(*row) for row in await session.execute(query))


async def members_of(session: ReadSession, key: DrawKey, lot: tuple[str, str], bound: str) -> tuple[Placement, ...]:
    """Return the lines of every child of a bound group at one lot, ascending by number."""
    columns = [placement.c[name] for name in COLUMNS]
    query = sa.select(*columns).where(_lot(key, *lot), placement.c.bound == bound)
    return tuple(Placement(*row) for row in await session.execute(query.order_by(placement.c.app_no)))
