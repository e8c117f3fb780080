"""Making the draw, once: the button after the seed."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.run_draw import run_draw
from services.lottery.domain.ceremony import Step
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import obstacle


def drawing_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/draw")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        return {"obstacle": obstacle(scene.record, Step.DRAW, scene.now)}

    bench = Bench(house, sheets.DRAW, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("")
    async def draw(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await run_draw(house.office, key, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "?done=draw")

    return router
