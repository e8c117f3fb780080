"""The draw office's API before the throw: is everything ready for the freeze, and rehearsals on the frozen roster."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.lottery.actions.office import DrawOffice
from services.lottery.actions.read_readiness import read_readiness
from services.lottery.actions.rehearse import rehearsals_of, rehearse
from services.lottery.web.addresses import Key
from services.lottery.web.bodies import Body
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.steps_bodies import ReadinessAnswer, RehearsalAnswer, RehearsalsAnswer
from shared.ids import new_secret
from shared.web.problem_json import problem_responses
from shared.web.staff_door import StaffDoor

REFUSALS = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)


def steps_api(office: DrawOffice, door: StaffDoor) -> APIRouter:
    """Return the routes below /api/units/{unit_code}/draws/{draw_id}."""
    router = APIRouter(prefix="/api/units/{unit_code}/draws/{draw_id}", responses=REFUSALS)
    Seated = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.get("/readiness")
    async def readiness(key: Key, at_desk: Seated) -> ReadinessAnswer:
        return ReadinessAnswer.of(await read_readiness(office, key, now=at_desk.acting.now))

    @router.get("/rehearsals")
    async def practised(key: Key, _reader: Seated) -> RehearsalsAnswer:
        kept = await rehearsals_of(office, key)
        return RehearsalsAnswer(rehearsals=tuple(RehearsalAnswer.of(one) for one in kept))

    @router.post("/rehearsals", status_code=201)
    async def practise(key: Key, at_desk: Seated, body: Body | None = None) -> RehearsalAnswer:
        doing = await at_desk.at(key, body)
        return RehearsalAnswer.of(await rehearse(office, key, new_secret().hex(), doing=doing))

    return router
