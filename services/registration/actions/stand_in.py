"""On whose behalf a session works at a unit: its own family's, or another's that has asked for help."""

from dataclasses import dataclass, replace

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helper_errors import HelpOver
from services.registration.domain.helping import Grant, Standing
from services.registration.domain.sign_in import Caller
from services.registration.store.helper_grants import HelperGrants


@dataclass(frozen=True)
class StandIn:
    """The visit to work with, and the grant it rests on where a helper acts."""

    visit: Visit
    grant: Grant | None = None


async def stand_in(tools: Tools, caller: Caller, own: Visit) -> StandIn:
    """Return the visit of the family for which the caller's session acts at this unit.

    The grant is read at every request: what was taken back ends here. Raises `HelpOver` then, and never falls back
    to the helper's own family by itself, lest somebody write into the wrong form.
    """
    if caller.helps is None or caller.helps.unit_code != own.unit_code:
        return StandIn(own)
    unit = await tools.units.unit(own.unit_code)
    async with tools.db.reading(own.unit_code) as session:
        grant = await HelperGrants(own.unit_code, tools.keys.sealer).one(session, caller.helps.grant)
    if grant is None or grant.helper_account != caller.account_id:
        raise HelpOver("这家")
    if grant.standing(unit.season, own.now) is not Standing.LIVE:
        raise HelpOver(grant.guardian_name)
    return StandIn(replace(own, account_id=grant.account_id, helper_id=caller.account_id), grant)
