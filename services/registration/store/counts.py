"""How many applications a unit has, by state."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.registration.domain.application import State
from services.registration.store.tables import application
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class Counts:
    """Applications by state, and the proven ones by who found it."""

    by_state: dict[str, int]
    proven_by: dict[str, int]


async def count(session: ReadSession, unit_code: str) -> Counts:
    """Return the numbers of a unit; every state is there, with 0 where there is none."""
    table = application.c
    query = sa.select(table.state, table.found_by, sa.func.count()).where(table.unit_code == unit_code)
    by_state = {state.value: 0 for state in State}
    proven_by = {"machine": 0, "clerk": 0}
    for state, found_by, number in await session.execute(query.group_by(table.state, table.found_by)):
        by_state[state] += number
        if state == State.PROVEN.value and found_by is not None:
            proven_by[found_by] += number
    return Counts(by_state, proven_by)
