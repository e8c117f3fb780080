"""The beacon: fetched from a relay or pasted by hand; its signature proves it, so one person is enough."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.take_beacon import fetch_beacon, paste_beacon
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.source_view import source_views
from shared.errors import FieldProblem, InvalidInput


def beacon_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/beacon")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        return {"sources": source_views(scene, "drand"), "relays": house.office.beacons.count}

    bench = Bench(house, sheets.BEACON, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("/fetch")
    async def fetch(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(fields: dict[str, str]) -> object:
            at = await at_desk.at(key, None)
            return await fetch_beacon(house.office, key, fields.get("source", ""), doing=at)

        return await bench.take(request, at_desk, key, doing, "/beacon")

    @router.post("")
    async def paste(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(fields: dict[str, str]) -> object:
            name, signature = fields.get("source", ""), _signature_in(fields)
            return await paste_beacon(house.office, key, name, signature, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "/beacon")

    return router


def _signature_in(fields: dict[str, str]) -> str:
    signature = "".join(fields.get("signature", "").split()).lower()
    if not signature:
        raise InvalidInput((FieldProblem("signature", "请粘贴信标公布的签名，96 个字。", "MISSING"),))
    return signature
