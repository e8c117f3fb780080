"""How many cases of a unit stand where, which registries are silent, and why people must look."""

from dataclasses import dataclass

import sqlalchemy as sa

from services.verification.store.tables import case_file
from shared.database.sessions import ReadSession

STATES = ("asking", "waiting", "exception", "refusal", "confirmed", "returned", "refused", "closed", "approval")


@dataclass(frozen=True)
class Summary:
    """The counts; every state and both deciders are there, also with 0."""

    states: dict[str, int]
    confirmed_by: dict[str, int]
    silent: dict[str, int]
    causes: dict[str, int]


async def summary_of(session: ReadSession, unit_code: str) -> Summary:
    """Return the counts of one unit."""
    t = case_file
    states = sa.select(t.c.state, t.c.settled_by, sa.func.count()).where(t.c.unit_code == unit_code)
    rows = (await session.execute(states.group_by(t.c.state, t.c.settled_by))).all()
    by_state, by_whom = dict.fromkeys(STATES, 0), {"machine": 0, "clerk": 0}
    for state, whom, count in rows:
        by_state[state] += count
        if state == "confirmed":
            by_whom[whom] += count
    silent = await _listed(session, unit_code, t.c.silent)
    return Summary(by_state, by_whom, silent, await _listed(session, unit_code, t.c.causes))


async def _listed(session: ReadSession, unit_code: str, column: sa.Column[list[str]]) -> dict[str, int]:
    """Count the entries of a list column."""
    entry = sa.select(sa.func.unnest(column).label("entry")).where(case_file.c.unit_code == unit_code).subquery()
    rows = await session.execute(sa.select(entry.c.entry, sa.func.count()).group_by(entry.c.entry))
    return {name: count for name, count in rows}
