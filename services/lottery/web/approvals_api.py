"""What waits for a second person at the draw office, and that person's answer."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import UUID4

from services.lottery.actions.office import DrawOffice
from services.lottery.actions.two_people import judge_request, requests_of
from services.lottery.web.addresses import UnitCode
from services.lottery.web.bodies import Judgement, RequestAnswer, RequestsAnswer
from services.lottery.web.office_desk import AtDesk, desk
from shared.approvals.matter import Judged
from shared.web.problem_json import problem_responses
from shared.web.staff_door import StaffDoor

REFUSALS = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)


def approvals_api(office: DrawOffice, door: StaffDoor) -> APIRouter:
    """Return the routes below /api/units/{unit_code}/approvals."""
    router = APIRouter(prefix="/api/units/{unit_code}/approvals", responses=REFUSALS)
    Seated = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.get("")
    async def waiting(unit_code: UnitCode, at_desk: Seated) -> RequestsAnswer:
        found = await requests_of(office, unit_code, at_desk.acting)
        return RequestsAnswer(requests=tuple(RequestAnswer.of(approval) for approval in found))

    @router.post("/{approval_id}")
    async def answer(unit_code: UnitCode, approval_id: UUID4, at_desk: Seated, body: Judgement) -> RequestAnswer:
        judged = Judged(unit_code, approval_id, agree=body.agree)
        return RequestAnswer.of(await judge_request(office, at_desk.member, judged, at_desk.acting))

    return router
