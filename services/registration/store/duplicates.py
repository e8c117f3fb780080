"""Several applications for one child: which they are."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.registration.domain.application import COMPETING, UNDER_CHECK, State
from services.registration.store.tables import application
from shared.database.sessions import ReadSession

PROVEN = tuple(state.value for state in COMPETING)
UNDECIDED = tuple(state.value for state in UNDER_CHECK)


@dataclass(frozen=True)
class Competing:
    """The applications for one child: the one that is proven and holds the place, if any, and the others."""

    proven: str | None
    duplicates: tuple[str, ...]


async def all_competing(session: ReadSession, unit_code: str) -> tuple[Competing, ...]:
    """Return every child that a clerk has to settle, ascending by the smallest number.

    These are the children with a duplicate, and those of whom nothing is proven yet and several claims are undecided.
    """
    duplicate = sa.func.bool_or(application.c.state == State.DUPLICATE.value)
    return *await _of(session, unit_code, PROVEN, duplicate), *await _of(session, unit_code, UNDECIDED, _contested())


async def rivals_of(session: ReadSession, unit_code: str, number: str) -> tuple[str, ...]:
    """Return the numbers of the other applications for the same child that are proven or undecided, ascending."""
    own = application.alias("own")
    table = application.c
    query = (
        sa.select(table.number)
        .join(own, sa.and_(*(own.c[name] == table[name] for name in ("unit_code", "season", "stage", "child_index"))))
        .where(own.c.unit_code == unit_code, own.c.number == number)
        .where(table.number != number, table.state.in_((*PROVEN, *UNDECIDED)))
    )
    return tuple(await session.scalars(query.order_by(table.number)))


def _contested() -> "sa.ColumnElement[bool]":
    state = application.c.state
    undecided, proven = (sa.func.count().filter(state.in_(states)) for states in (UNDECIDED, PROVEN))
    return sa.and_(undecided > 1, proven == 0)


async def _of(
    session: ReadSession, unit_code: str, states: tuple[str, ...], having: "sa.ColumnElement[bool]"
) -> tuple[Competing, ...]:
    """Return the applications in `states` of every child of whose applications `having` is true."""
    table = application.c
    child = (table.season, table.stage, table.child_index)
    children = sa.select(*child).where(table.unit_code == unit_code).group_by(*child).having(having)
    query = sa.select(*child, table.number, table.state).where(
        table.unit_code == unit_code, table.state.in_(states), sa.tuple_(*child).in_(children)
    )
    by_child: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    for *one, number, state in await session.execute(query.order_by(table.number)):
        by_child.setdefault(tuple(one), []).append((number, state))
    return tuple(_competing(rows) for rows in by_child.values())


def _competing(rows: list[tuple[str, str]]) -> Competing:
    proven = next((number for number, state in rows if state == State.PROVEN.value), None)
    return Competing(proven, tuple(number for number, _ in rows if number != proven))
