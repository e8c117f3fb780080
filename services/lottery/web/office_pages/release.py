"""Publishing the result: asked for at the unit, allowed by somebody employed elsewhere, then done."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.publish_results import publish_results
from services.lottery.actions.two_people import ask_to_release, release_matter
from services.lottery.domain.ceremony import State, Step
from services.lottery.store.handovers import handover_of
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.approval_view import Asking, asking_of
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import obstacle


def release_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/release")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        drawn = scene.record.state in {State.DRAWN, State.PUBLISHED}
        asking = await asking_of(house, scene, release_matter(scene.record)) if drawn else Asking()
        async with house.office.db.reading(scene.key.unit_code) as session:
            handover = await handover_of(session, scene.key)
        return {"obstacle": obstacle(scene.record, Step.PUBLISH, scene.now), "asking": asking, "handover": handover}

    bench = Bench(house, sheets.RELEASE, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("/request")
    async def ask(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await ask_to_release(house.office, at_desk.member, key, at_desk.doing(key, None))

        return await bench.take(request, at_desk, key, doing, "/release")

    @router.post("")
    async def publish(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            at = await at_desk.at(key, None)
            return await publish_results(house.office, key, doing=at)

        return await bench.take(request, at_desk, key, doing, "?done=release")

    return router
