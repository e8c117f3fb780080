"""What waits for a second person, and that person's answer."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import UUID4
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.lottery.actions.two_people import SUBJECT, judge_request, requests_of
from services.lottery.store.draws import draws_of
from services.lottery.web.addresses import UnitCode
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages.house import COLLEAGUE, OfficeHouse, office_of, voice_for
from services.lottery.web.office_pages.scene import unit_base
from services.lottery.web.office_pages.showing import CLOSED, SHOWN
from shared.approvals.judging import may_decide
from shared.approvals.matter import Judged
from shared.approvals.rules import Act
from shared.errors import FieldProblem, InvalidInput, Kind, ServiceError
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url
from shared.web.problem_words import STATUS

AGREE = {"yes": True, "no": False}
ANSWERED = {"yes": "您同意了，操作人员现在可以办这一步", "no": "您没有同意，操作人员可以改好再请您看"}


def approval_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/approvals")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    @router.get("")
    async def approvals(request: Request, unit_code: UnitCode, at_desk: Seated) -> Response:
        return await _page(house, request, at_desk, unit_code)

    @router.post("/{approval_id}")
    async def answer(request: Request, unit_code: UnitCode, approval_id: UUID4, at_desk: Seated) -> Response:
        said = (await typed(request)).get("agree", "")
        try:
            if said not in AGREE:
                raise InvalidInput((FieldProblem("agree", "请选同意还是不同意。", "MISSING"),))
            judged = Judged(unit_code, approval_id, agree=AGREE[said])
            await judge_request(house.office, at_desk.member, judged, at_desk.acting)
        except ServiceError as error:
            if error.kind not in SHOWN or error.code in CLOSED:
                raise
            return await _page(house, request, at_desk, unit_code, (approval_id, error))
        return RedirectResponse(local_url(request, f"{unit_base(unit_code)}/approvals?answered={said}"), 303)

    return router


async def _page(
    house: OfficeHouse,
    request: Request,
    at_desk: AtDesk,
    unit_code: str,
    refused: tuple[UUID, ServiceError] | None = None,
) -> Response:
    about, error = refused or (None, None)
    async with house.office.db.reading(unit_code) as session:
        chain = {record.key.draw_id: record for record in await draws_of(session, unit_code)}
    waiting = await requests_of(house.office, unit_code, at_desk.acting)
    names = await house.names(one.asked_by for one in waiting)
    lines = [
        {
            "approval": one,
            "record": chain[one.matter.subject.removeprefix(SUBJECT)],
            "is_freeze": one.matter.act is Act.FREEZE_DRAW,
            "asked_by": names.get(one.asked_by, COLLEAGUE),
            "may_decide": may_decide(at_desk.member, one, at_desk.acting.now),
        }
        for one in waiting
    ]
    faults = Faults.of(error) if error is not None and error.kind is Kind.INVALID else Faults()
    latest = next(reversed(chain.values()), None)
    return house.pages.page(
        request,
        "office_approvals.html",
        voice_for(at_desk.member, office_of(unit_code, latest.notice if latest else None)),
        status=200 if error is None or faults else STATUS[error.kind],
        faults=faults,
        refused="" if error is None or faults else error.sentence,
        answered=ANSWERED.get(request.query_params.get("answered", ""), ""),
        about=str(about),
        lines=lines,
        base=unit_base(unit_code),
    )
