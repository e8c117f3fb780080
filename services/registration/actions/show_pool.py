"""Show a family that its child is in the frozen roster, or why it is not."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.receipts.trace import MISSING, REGISTER_WORDS
from services.registration.domain.roster.entries import RegisterState
from services.registration.store.applications import Applications
from services.registration.store.pool import PoolPlace, read_pool


@dataclass(frozen=True)
class PoolView:
    """One draw; `missing` where its register does not know the application, although the family has a receipt."""

    place: PoolPlace
    words: str
    missing: bool


async def show_pool(tools: Tools, visit: Visit, number: str) -> tuple[PoolView, ...]:
    """Return how an application of this account stands in each frozen draw; empty before the freeze."""
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        places = await read_pool(session, visit.unit_code, kept.season, kept.number)
    return tuple(_view(place) for place in places)


def _view(place: PoolPlace) -> PoolView:
    if not place.state:
        return PoolView(place, MISSING, missing=True)
    known = place.state in RegisterState.__members__
    return PoolView(place, f"{REGISTER_WORDS[RegisterState(place.state)]}。" if known else "", missing=False)
