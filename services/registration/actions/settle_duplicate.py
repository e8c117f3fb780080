"""A clerk settles two applications for one child: one stays, the others are merged into it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.registration.actions.tools import Tools
from services.registration.domain.application import COMPETING, UNDER_CHECK, Event, next_state
from services.registration.domain.errors import StateForbids
from services.registration.domain.kept import Kept
from services.registration.store.applications import Applications
from services.registration.store.changes import keep_state
from services.registration.store.duplicates import rivals_of
from services.registration.store.tables import audit
from services.registration.store.units import hold_open
from shared.audit_log.events import Acting
from shared.audit_log.events import Event as LogEvent
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


@dataclass(frozen=True)
class Settled:
    """Which application stays and which were given up."""

    kept: str
    given_up: tuple[str, ...]


async def settle_duplicate(tools: Tools, unit_code: str, keep: str, *, acting: Acting) -> Settled:
    """Let `keep` hold the child's place and give up its rivals.

    One that was proven, or is a duplicate, wins over the other proven ones. Where nothing is proven yet, `keep` goes on
    being checked and every other undecided one is given up. Raises `ApplicationNotFound`, `RosterFrozen` after the
    freeze, and `StateForbids` for what was refused, has ended, is undecided beside a proven one, or has no rival.
    """
    async with tools.db.transaction(unit_code) as session:
        applications = Applications(session, unit_code, tools.keys.sealer)
        await hold_open(session, unit_code, (await applications.one(keep)).season)
        rivals = await rivals_of(session, unit_code, keep)
        held = {number: await applications.held(session, number) for number in sorted((keep, *rivals))}
        losers = _losers(held, keep)
        for number in losers:
            state = next_state(held[number].state, Event.GIVEN_UP)
            await keep_state(session, held[number], state, act="given_up", now=acting.now)
        kept = next_state(held[keep].state, Event.KEPT)
        await keep_state(session, held[keep], kept, act="kept", now=acting.now)
        await _log(session, unit_code, keep, losers, acting)
    return Settled(keep, losers)


async def _log(session: WriteSession, unit_code: str, keep: str, losers: tuple[str, ...], acting: Acting) -> None:
    details = {"given_up": str(len(losers))}
    settled = LogEvent(unit_code, "DUPLICATE_SETTLED", f"application:{keep}", details=details)
    given_up = (
        LogEvent(unit_code, "DUPLICATE_GIVEN_UP", f"application:{one}", details={"kept": keep}) for one in losers
    )
    for event in (settled, *given_up):
        await record(session, audit.inbox, acting, event)


def _losers(held: Mapping[str, Kept], keep: str) -> tuple[str, ...]:
    others = {number: kept.state for number, kept in held.items() if number != keep}
    state = held[keep].state
    if state not in UNDER_CHECK:
        return tuple(number for number, other in others.items() if other in COMPETING)
    if not others or COMPETING & set(others.values()):
        raise StateForbids(state.value, Event.KEPT.value)
    return tuple(number for number, other in others.items() if other in UNDER_CHECK)
