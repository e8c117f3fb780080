"""How many children want each lot so far; counts only, no person is read."""

import sqlalchemy as sa

from services.registration.domain.application import ENDED, State
from services.registration.domain.submission import Lot
from services.registration.store.tables import application, choice
from shared.database.sessions import ReadSession

NOT_COUNTED = [state.value for state in (*ENDED, State.REFUSED, State.DUPLICATE)]


async def read_applicant_counts(session: ReadSession, unit_code: str) -> dict[Lot, int]:
    """Return the number of live applications that name each (school, category), in whatever place."""
    same = sa.and_(application.c.unit_code == choice.c.unit_code, application.c.number == choice.c.number)
    query = (
        sa.select(choice.c.school_code, choice.c.category, sa.func.count())
        .join(application, same)
        .where(choice.c.unit_code == unit_code, application.c.state.not_in(NOT_COUNTED))
        .group_by(choice.c.school_code, choice.c.category)
    )
    return {(school, category): count for school, category, count in await session.execute(query)}


async def read_bound_pairs(session: ReadSession, unit_code: str) -> dict[Lot, int | None]:
    """Return the number of bound pairs at each lot; None where a bound group has more than two children."""
    first, second = application.alias("first"), application.alias("second")
    live = [one.c.state.not_in(NOT_COUNTED) for one in (first, second)]
    partner = sa.and_(second.c.unit_code == first.c.unit_code, second.c.number == first.c.together_with)
    chosen = sa.and_(choice.c.unit_code == first.c.unit_code, choice.c.number == first.c.number)
    smaller, larger = (picked(first.c.number, second.c.number) for picked in (sa.func.least, sa.func.greatest))
    query = (
        sa.select(choice.c.school_code, choice.c.category, smaller, larger)
        .select_from(first.join(second, partner).join(choice, chosen))
        .where(first.c.unit_code == unit_code, *live)
        .distinct()
    )
    bound: dict[Lot, list[tuple[str, str]]] = {}
    for school, category, one, other in await session.execute(query):
        bound.setdefault((school, category), []).append((one, other))
    return {lot: _pairs(couples) for lot, couples in bound.items()}


def _pairs(couples: list[tuple[str, str]]) -> int | None:
    children = {number for couple in couples for number in couple}
    return len(couples) if len(children) == 2 * len(couples) else None
