"""Find the other children of a family that were born on the same day."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application import ENDED, State
from services.registration.domain.submission import Lot
from services.registration.store.applications import Applications


@dataclass(frozen=True)
class Twin:
    """Another child of this account born on the same day, whose application was sent."""

    application_number: str
    name: str
    choices: tuple[Lot, ...]


async def find_twins(tools: Tools, visit: Visit, *, born: str, apart_from: str | None) -> tuple[Twin, ...]:
    """Return the live applications of this account for children born on `born` (yyyymmdd), but for `apart_from`."""
    twins = []
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        for kept in await applications.of_account(visit.account_id):
            if kept.erased_at or kept.state in ENDED | {State.REFUSED} or kept.number == apart_from:
                continue
            child = await applications.items(kept.number, ("name", "birth_date"))
            if child["birth_date"] == born:
                twins.append(Twin(kept.number, child["name"], kept.choices))
    return tuple(twins)
