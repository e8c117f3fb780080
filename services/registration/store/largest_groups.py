"""How many children the largest bound group at each lot has so far; numbers only, no person is read."""

from collections import defaultdict

import sqlalchemy as sa

from services.registration.domain.submission import Lot
from services.registration.store.applicant_counts import NOT_COUNTED
from services.registration.store.tables import application, choice
from shared.database.sessions import ReadSession


async def read_largest_groups(session: ReadSession, unit_code: str, season: str) -> dict[Lot, int]:
    """Return the size of the largest group that names each (school, category); lots without a group are absent."""
    first, second = application.alias("first"), application.alias("second")
    same = (second.c[name] == first.c[name] for name in ("unit_code", "season", "account_id"))
    partner = sa.and_(*same, second.c.number == first.c.together_with)
    chosen = sa.and_(choice.c.unit_code == first.c.unit_code, choice.c.number == first.c.number)
    live = [one.c.state.not_in(NOT_COUNTED) for one in (first, second)]
    query = (
        sa.select(choice.c.school_code, choice.c.category, first.c.number, second.c.number)
        .select_from(first.join(second, partner).join(choice, chosen))
        .where(first.c.unit_code == unit_code, first.c.season == season, *live)
    )
    couples: dict[Lot, list[tuple[str, str]]] = defaultdict(list)
    for school, category, one, other in await session.execute(query):
        couples[school, category].append((one, other))
    return {lot: _largest(linked) for lot, linked in couples.items()}


def _largest(couples: list[tuple[str, str]]) -> int:
    """Return the size of the largest set of numbers that are linked, directly or by a third."""
    family: dict[str, set[str]] = {}
    for one, other in couples:
        together = family.get(one, {one}) | family.get(other, {other})
        family.update(dict.fromkeys(together, together))
    return max(len(members) for members in family.values())
