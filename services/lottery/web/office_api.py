"""The draw office's API: one route per step, each refusing every other order; freeze and release need two people."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.lottery.actions.announce_draw import announce_draw
from services.lottery.actions.freeze_draw import freeze_draw
from services.lottery.actions.hand_over import hand_over
from services.lottery.actions.office import DrawOffice
from services.lottery.actions.publish_results import publish_results
from services.lottery.actions.run_draw import run_draw
from services.lottery.actions.two_people import ask_to_freeze, ask_to_release
from services.lottery.actions.void_draw import void_draw
from services.lottery.store.records import DrawKey
from services.lottery.web.addresses import Key, UnitCode
from services.lottery.web.api import answer_of, chain_of
from services.lottery.web.bodies import (
    Announcing,
    AskedAnswer,
    Body,
    DrawAnswer,
    DrawsAnswer,
    HandoverAnswer,
    Voiding,
)
from services.lottery.web.office_desk import AtDesk, desk
from shared.web.problem_json import problem_responses
from shared.web.staff_door import StaffDoor

REFUSALS = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)


def office_api(office: DrawOffice, door: StaffDoor) -> APIRouter:
    """Return the routes below /api/units/{unit_code}/draws."""
    router = APIRouter(prefix="/api/units/{unit_code}/draws", responses=REFUSALS)
    _add_reads(router, office, door)
    _add_steps(router, office, door)
    _add_freeze(router, office, door)
    _add_release(router, office, door)
    return router


def _add_reads(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Reading = Annotated[  # noqa: N806  (a type)
        AtDesk, Depends(desk(office, door))
    ]

    @router.get("")
    async def chain(unit_code: UnitCode, _reader: Reading) -> DrawsAnswer:
        return await chain_of(office, unit_code)

    @router.get("/{draw_id}")
    async def one(key: Key, _reader: Reading) -> DrawAnswer:
        return await answer_of(office, key)


def _add_steps(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Officer = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("", status_code=201)
    async def announce(unit_code: UnitCode, at_desk: Officer, body: Announcing) -> DrawAnswer:
        key = DrawKey(unit_code, body.draw_id)
        doing = await at_desk.announcing(key, body)
        return DrawAnswer.of(await announce_draw(office, key, body.notice, doing=doing))

    @router.post("/{draw_id}/draw")
    async def draw(key: Key, at_desk: Officer, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await run_draw(office, key, doing=await at_desk.at(key, body)))

    @router.post("/{draw_id}/void")
    async def void(key: Key, at_desk: Officer, body: Voiding) -> DrawAnswer:
        doing = await at_desk.at(key, body)
        return DrawAnswer.of(await void_draw(office, key, body.letter, body.ground, doing=doing))


def _add_freeze(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Officer = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("/{draw_id}/freeze/request", status_code=202)
    async def ask_for_freeze(key: Key, at_desk: Officer, body: Body | None = None) -> AskedAnswer:
        number = await ask_to_freeze(office, at_desk.member, key, at_desk.doing(key, body))
        return AskedAnswer(approval_id=number)

    @router.post("/{draw_id}/freeze")
    async def freeze(key: Key, at_desk: Officer, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await freeze_draw(office, key, doing=await at_desk.at(key, body)))


def _add_release(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Officer = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("/{draw_id}/publish/request", status_code=202)
    async def ask_for_release(key: Key, at_desk: Officer, body: Body | None = None) -> AskedAnswer:
        number = await ask_to_release(office, at_desk.member, key, at_desk.doing(key, body))
        return AskedAnswer(approval_id=number)

    @router.post("/{draw_id}/publish")
    async def publish(key: Key, at_desk: Officer, body: Body | None = None) -> DrawAnswer:
        doing = await at_desk.at(key, body)
        return DrawAnswer.of(await publish_results(office, key, doing=doing))

    @router.post("/{draw_id}/hand-over")
    async def tell_families(key: Key, at_desk: Officer, body: Body | None = None) -> HandoverAnswer:
        doing = await at_desk.at(key, body)
        return HandoverAnswer.of(await hand_over(office.db, office.signer, key, doing=doing))
