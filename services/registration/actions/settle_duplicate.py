"""A clerk settles two applications for one child: one stays, the others are merged into it."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.application import Event, next_state
from services.registration.store.applications import Applications
from services.registration.store.changes import keep_state
from services.registration.store.duplicates import rivals_of
from services.registration.store.units import hold_open


@dataclass(frozen=True)
class Settled:
    """Which application stays and which were given up."""

    kept: str
    given_up: tuple[str, ...]


async def settle_duplicate(tools: Tools, unit_code: str, keep: str, *, now: datetime) -> Settled:
    """Let `keep` hold the child's place and give up every other proven application for it.

    Raises `ApplicationNotFound`, `StateForbids` where it was never proven, `RosterFrozen` after the freeze.
    """
    async with tools.db.transaction() as session:
        applications = Applications(session, unit_code, tools.keys.sealer)
        await hold_open(session, unit_code, (await applications.one(keep)).season)
        rivals = await rivals_of(session, unit_code, keep)
        held = {number: await applications.held(session, number) for number in sorted((keep, *rivals))}
        for number in rivals:
            state = next_state(held[number].state, Event.GIVEN_UP)
            await keep_state(session, held[number], state, act="given_up", now=now)
        await keep_state(session, held[keep], next_state(held[keep].state, Event.KEPT), act="kept", now=now)
    return Settled(keep, rivals)
