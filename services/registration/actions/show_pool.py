"""Show a family that its child is in the frozen roster, or why it is not."""

from dataclasses import dataclass, replace

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.receipts.trace import MISSING, REGISTER_WORDS
from services.registration.domain.roster.entries import RegisterState
from services.registration.domain.told import roster_row, roster_words
from services.registration.domain.unit import Unit
from services.registration.store.applications import Applications
from services.registration.store.pool import PoolPlace, read_pool
from services.registration.store.told_draws import fingerprints_of


@dataclass(frozen=True)
class PoolView:
    """One draw; `missing` where its register does not know the application, although the family has a receipt."""

    place: PoolPlace
    words: str
    missing: bool
    row: str = ""
    """Its rows on the roster in words: choices, tier, whether it is bound."""
    fingerprint: str = ""
    """Of the announcement, 64 hex digits; empty until the family was told of the freeze."""


async def show_pool(tools: Tools, visit: Visit, number: str) -> tuple[PoolView, ...]:
    """Return how an application of this account stands in each frozen draw; empty before the freeze."""
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        places = await read_pool(session, visit.unit_code, kept.season, kept.number)
        fingerprints = await fingerprints_of(session, visit.unit_code)
    unit, asked = await tools.units.unit(visit.unit_code), kept.together_with is not None
    return tuple(
        replace(_view(place), row=_row(place, unit, asked), fingerprint=fingerprints.get(place.draw_id, ""))
        for place in places
    )


def _row(place: PoolPlace, unit: Unit, asked: bool) -> str:
    return roster_words([roster_row(line) for line in place.rows], unit, asked=asked) if place.rows else ""


def _view(place: PoolPlace) -> PoolView:
    if not place.state:
        return PoolView(place, MISSING, missing=True)
    known = place.state in RegisterState.__members__
    return PoolView(place, f"{REGISTER_WORDS[RegisterState(place.state)]}。" if known else "", missing=False)
