"""Rehearsals on the frozen roster: as many as the office likes, each with its report, none with a real seed."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.rehearse import rehearsals_of, rehearse
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import DrawIsVoid, NotFrozen
from services.lottery.store.records import DrawRecord
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import COLLEAGUE, OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import Trouble, trouble_of
from shared.ids import new_secret


def rehearsal_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/rehearsals")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        done = await rehearsals_of(house.office, scene.key)
        names = await house.names(one.staff_id for one in done)
        made = [(one, names.get(one.staff_id, COLLEAGUE)) for one in done]
        return {"obstacle": _why_not(scene.record), "rehearsals": made}

    bench = Bench(house, sheets.REHEARSALS, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("")
    async def practise(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(_: dict[str, str]) -> object:
            return await rehearse(house.office, key, new_secret().hex(), doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "/rehearsals")

    return router


def _why_not(record: DrawRecord) -> Trouble | None:
    if record.state is State.VOID:
        return trouble_of(DrawIsVoid(), record)
    return trouble_of(NotFrozen(), record) if record.frozen_at is None else None
