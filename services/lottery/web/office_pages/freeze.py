"""Freezing the roster: asked for by one person, allowed by another, then done."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.freeze_draw import freeze_draw
from services.lottery.actions.two_people import ask_to_freeze, freeze_matter
from services.lottery.domain.ceremony import Step
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.approval_view import asking_of
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import obstacle
from services.lottery.web.rules_in_words import rules_in_words
from services.lottery.web.wording import seat_name, source_name


def freeze_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/freeze")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        notice = scene.record.notice
        return {
            "obstacle": obstacle(scene.record, Step.FREEZE, scene.now),
            "asking": await asking_of(house, scene, freeze_matter(scene.record)),
            "rules": rules_in_words(notice, several=True),
            "seats": [(seat_name(seat), seat.school, seat.capacity) for seat in notice.seats],
            "sources": [(source_name(source), source.at, source.required) for source in notice.sources],
        }

    bench = Bench(house, sheets.FREEZE, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("/request")
    async def ask(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await ask_to_freeze(house.office, at_desk.member, key, at_desk.doing(key, None))

        return await bench.take(request, at_desk, key, doing, "/freeze")

    @router.post("")
    async def freeze(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await freeze_draw(house.office, key, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "?done=freeze")

    return router
