"""Builds a grant between a guardian and a helper, and the helper at work."""

from uuid import UUID

from services.registration.actions.answer_help import answer_help
from services.registration.actions.begin_help import begin_help
from services.registration.actions.name_helper import Naming, name_helper
from services.registration.actions.recognise import recognise
from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.stand_in import StandIn, stand_in
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helping import Grant
from tests.builders.registration_visits import door, fresh

HELPER_PHONE = "13600005678"


def naming(place: int = 1, **changes: str) -> Naming:
    """What a guardian writes to name 王芳; `place` tells the grants of a test apart."""
    written = {"helper_name": "王芳", "helper_phone": HELPER_PHONE, "guardian_name": "周敏", "until": "taken_back"}
    return Naming(str(UUID(int=place + 1000)), **{**written, **changes})


async def accepted_grant(tools: Tools, guardian: Visit, helper: Visit, *, until: str = "taken_back") -> Grant:
    """A grant that the helper has accepted."""
    grant = await name_helper(tools, guardian, naming(until=until))
    await answer_help(tools, helper, grant.grant, accepted=True)
    return grant


async def standing_in(tools: Tools, helper: Visit, grant: Grant) -> StandIn:
    """Sign the helper in on its own phone, turn to the family of the grant, and say on whose behalf it works."""
    now = helper.now
    await request_code(tools, HELPER_PHONE, code="271828", door=door(now))
    await sign_in(tools, Claimed(HELPER_PHONE, "271828"), fresh=fresh(f"helper at {now}"), door=door(now))
    caller = await recognise(tools, f"helper at {now}", now=now)
    await begin_help(tools, helper, caller, grant.grant)
    return await stand_in(tools, await recognise(tools, f"helper at {now}", now=now), helper)
