"""Closing the human sources, and making the seed: both read what counts, neither takes a value."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.close_sources import close_sources
from services.lottery.actions.make_seed import make_seed
from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE, State, Step
from services.lottery.store.notices import Source
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import Trouble, obstacle, trouble_of
from services.lottery.web.wording import shown_value, source_name


def closing_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes of closing and seed."""
    router = APIRouter(prefix="/draws/{draw_id}")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)
    closing, seeding = Bench(house, sheets.CLOSE, _closing), Bench(house, sheets.SEED, _seeding)

    @router.get("/close")
    async def close_page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await closing.show(request, at_desk, key)

    @router.post("/close")
    async def close(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await close_sources(house.office, key, doing=await at_desk.at(key, None))

        return await closing.take(request, at_desk, key, doing, "?done=close")

    @router.get("/seed")
    async def seed_page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await seeding.show(request, at_desk, key)

    @router.post("/seed")
    async def seed(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await make_seed(house.office, key, doing=await at_desk.at(key, None))

        return await seeding.take(request, at_desk, key, doing, "?done=seed")

    return router


async def _closing(scene: Scene) -> Values:
    latest = scene.record.standing.last_source_at - BETWEEN_CLOSING_AND_LAST_SOURCE
    lines = _lines(scene, scene.record.notice.closing_sources)
    return {"obstacle": _why_not(scene, Step.CLOSE, State.FROZEN), "latest": latest, "sources": lines}


async def _seeding(scene: Scene) -> Values:
    lines = _lines(scene, scene.record.notice.sources)
    return {"obstacle": _why_not(scene, Step.SEED, State.CLOSED), "sources": lines}


def _why_not(scene: Scene, step: Step, due_in: State) -> Trouble | None:
    """Return what is missing; in the state in which the step is due, that is the first source without a value."""
    if scene.record.state is not due_in or scene.progress.missing is None:
        return obstacle(scene.record, step, scene.now)
    return trouble_of(scene.progress.missing, scene.record, scene.sheet_of_missing)


def _lines(scene: Scene, sources: tuple[Source, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return name in words, name in the files and value in lines of each source; no line while it is missing."""
    counted = scene.progress.counted
    return [
        (source_name(one), one.name, shown_value(one, counted[one.name]) if one.name in counted else ())
        for one in sources
    ]
