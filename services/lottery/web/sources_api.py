"""The day of the draw over HTTP: the reading, values typed by two people, beacons, the closing and the seed."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from services.lottery.actions.close_sources import close_sources
from services.lottery.actions.make_seed import make_seed
from services.lottery.actions.office import DrawOffice
from services.lottery.actions.read_fingerprint import read_row
from services.lottery.actions.read_sources import read_sources
from services.lottery.actions.take_beacon import fetch_beacon, paste_beacon
from services.lottery.actions.type_value import type_value
from services.lottery.store.notices import Moment
from services.lottery.web.addresses import Key
from services.lottery.web.bodies import Body, DrawAnswer
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.sources_bodies import (
    PlaceAnswer,
    ReadingAnswer,
    RowRead,
    SignaturePasted,
    SourcesAnswer,
    ValueTyped,
)
from shared.web.problem_json import problem_responses
from shared.web.staff_door import StaffDoor

REFUSALS = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)
SourceName = Annotated[str, Path(pattern=r"^[a-z][a-z0-9]{0,39}$")]


def sources_api(office: DrawOffice, door: StaffDoor) -> APIRouter:
    """Return the routes of the day of the draw, below /api/units/{unit_code}/draws/{draw_id}."""
    router = APIRouter(prefix="/api/units/{unit_code}/draws/{draw_id}", responses=REFUSALS)
    _add_look(router, office, door)
    _add_values(router, office, door)
    _add_beacons(router, office, door)
    _add_steps(router, office, door)
    return router


def _add_look(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Seated = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.get("/sources")
    async def sources(key: Key, at_desk: Seated, at: Annotated[Moment | None, Query()] = None) -> SourcesAnswer:
        now = at_desk.doing(key, Body(at=at)).at
        return SourcesAnswer.of(await read_sources(office.db, key, now), at_desk.member.staff_id)


def _add_values(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Typist = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("/reading")
    async def reading(key: Key, at_desk: Typist, body: RowRead) -> ReadingAnswer:
        doing = await at_desk.at(key, body)
        return ReadingAnswer.of(await read_row(office, key, body.row, agreed=body.agreed, doing=doing))

    @router.post("/sources/{name}/values")
    async def values(key: Key, name: SourceName, at_desk: Typist, body: ValueTyped) -> PlaceAnswer:
        doing = await at_desk.at(key, body)
        called = await type_value(office, key, body.typing(name), doing=doing)
        return PlaceAnswer.of(called, at_desk.member.staff_id)


def _add_beacons(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Typist = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("/sources/{name}/fetch")
    async def fetch(key: Key, name: SourceName, at_desk: Typist, body: Body | None = None) -> PlaceAnswer:
        called = await fetch_beacon(office, key, name, doing=await at_desk.at(key, body))
        return PlaceAnswer.of(called, at_desk.member.staff_id)

    @router.post("/sources/{name}/beacon")
    async def beacon(key: Key, name: SourceName, at_desk: Typist, body: SignaturePasted) -> PlaceAnswer:
        called = await paste_beacon(office, key, name, body.signature, doing=await at_desk.at(key, body))
        return PlaceAnswer.of(called, at_desk.member.staff_id)


def _add_steps(router: APIRouter, office: DrawOffice, door: StaffDoor) -> None:
    Officer = Annotated[AtDesk, Depends(desk(office, door))]  # noqa: N806  (a type)

    @router.post("/close")
    async def close(key: Key, at_desk: Officer, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await close_sources(office, key, doing=await at_desk.at(key, body)))

    @router.post("/seed")
    async def seed(key: Key, at_desk: Officer, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await make_seed(office, key, doing=await at_desk.at(key, body)))
