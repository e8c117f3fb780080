"""What is open before the freeze: green and red lines, each with its default and the way to where it is mended."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.read_readiness import read_readiness
from services.lottery.domain.ceremony import State, Step
from services.lottery.domain.errors import LotteryError
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import obstacle, trouble_of


def readiness_pages(house: OfficeHouse) -> APIRouter:
    """Return the route."""
    router = APIRouter(prefix="/draws/{draw_id}/readiness")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)
    bench = Bench(house, sheets.READINESS, _fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    return router


async def _fill(scene: Scene) -> Values:
    """Read the lines; after the freeze there are none, and where registration is silent the page says so."""
    nothing: Values = {"lines": (), "readiness": None}
    if scene.record.state is not State.ANNOUNCED:
        return {**nothing, "obstacle": obstacle(scene.record, Step.FREEZE, scene.now)}
    try:
        found = await read_readiness(scene.office, scene.key, now=scene.now)
    except LotteryError as error:
        return {**nothing, "obstacle": trouble_of(error, scene.record, sheets.READINESS)}
    return {"lines": found.lines, "readiness": found, "obstacle": None}
