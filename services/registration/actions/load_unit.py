"""Load a unit with its rules and schools."""

from services.registration.actions.tools import Tools
from services.registration.domain.desk_errors import RulesMovedOn
from services.registration.domain.unit import Unit
from services.registration.domain.unit_check import check_unit
from services.registration.store.pid_keys import SeasonOf, kept_pid_key, make_pid_key
from services.registration.store.tables import approvals, audit
from services.registration.store.units import hold_unit, keep_unit, loaded_at
from shared.approvals.deciding import use
from shared.approvals.matter import Matter
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


async def load_unit(tools: Tools, unit: Unit, *, acting: Acting, allowed: Matter | None = None) -> None:
    """Keep a unit's rules and schools in the place of earlier ones.

    `allowed` is what a second person allowed, where rules in use are changed: it is used up with the change.
    Raises `InvalidInput` with everything that cannot be right, `RosterFrozen` once the season is frozen, `UnitInUse`
    for a change to what applications of the season rest on, and `RulesMovedOn` where rules came into use since.
    """
    check_unit(unit)
    async with tools.db.transaction(unit.unit_code) as session:
        if allowed is not None:
            await _use_fresh(session, allowed, acting)
        await keep_unit(session, unit, acting.now)
        await _keep_pid_key(session, tools, unit, acting)
        details = {"season": unit.season, "schools": str(len(unit.schools))}
        event = Event(unit.unit_code, "UNIT_LOADED", f"unit:{unit.unit_code}", details=details)
        await record(session, audit.inbox, acting, event)
    tools.units.forget(unit.unit_code)


async def _use_fresh(session: WriteSession, allowed: Matter, acting: Acting) -> None:
    """Use the approval of a change to the rules that are still in use; raise `RulesMovedOn`."""
    await hold_unit(session, allowed.unit_code)
    since = await loaded_at(session, allowed.unit_code)
    approval = await use(session, approvals, allowed, acting)
    if since is not None and approval.asked_at < since:
        raise RulesMovedOn


async def _keep_pid_key(session: WriteSession, tools: Tools, unit: Unit, acting: Acting) -> None:
    """Make the key of the season's pseudonyms, unless the season has one or had one."""
    season = SeasonOf(unit.unit_code, unit.season, unit.stage)
    key = tools.new_pid_key(season.unit_code, season.season, season.stage)
    if await make_pid_key(session, season, key, sealer=tools.keys.sealer, now=acting.now):
        details = {"commitment": (await kept_pid_key(session, season)).commitment}
        event = Event(unit.unit_code, "PID_KEY_MADE", season.record, details=details)
        await record(session, audit.inbox, acting, event)
