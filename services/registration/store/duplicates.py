"""Two applications for one child: which they are."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.registration.domain.application import State
from services.registration.store.tables import application
from shared.database.sessions import ReadSession

COMPETING = (State.PROVEN.value, State.DUPLICATE.value)


@dataclass(frozen=True)
class Competing:
    """The applications for one child that were proven: the one that holds the place, if any, and the others."""

    proven: str | None
    duplicates: tuple[str, ...]


async def all_competing(session: ReadSession, unit_code: str) -> tuple[Competing, ...]:
    """Return every child with a duplicate, ascending by the smallest number."""
    table = application.c
    children = sa.select(table.season, table.stage, table.child_index).where(
        table.unit_code == unit_code, table.state == State.DUPLICATE.value
    )
    child = sa.tuple_(table.season, table.stage, table.child_index)
    query = sa.select(table.child_index, table.number, table.state).where(
        table.unit_code == unit_code, table.state.in_(COMPETING), child.in_(children)
    )
    by_child: dict[bytes, list[tuple[str, str]]] = {}
    for row in await session.execute(query.order_by(table.number)):
        by_child.setdefault(row.child_index, []).append((row.number, row.state))
    return tuple(_competing(rows) for rows in by_child.values())


async def rivals_of(session: ReadSession, unit_code: str, number: str) -> tuple[str, ...]:
    """Return the numbers of the other proven or duplicate applications for the same child, ascending."""
    own = application.alias("own")
    table = application.c
    query = (
        sa.select(table.number)
        .join(own, sa.and_(*(own.c[name] == table[name] for name in ("unit_code", "season", "stage", "child_index"))))
        .where(own.c.unit_code == unit_code, own.c.number == number)
        .where(table.number != number, table.state.in_(COMPETING))
    )
    return tuple(await session.scalars(query.order_by(table.number)))


def _competing(rows: list[tuple[str, str]]) -> Competing:
    proven = next((number for number, state in rows if state == State.PROVEN.value), None)
    return Competing(proven, tuple(number for number, state in rows if state == State.DUPLICATE.value))
