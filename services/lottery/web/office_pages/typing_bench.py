"""The routes of a page on which values of one kind of source are typed: the page, and what one person typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.type_value import Typing, type_value
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.sheets import Sheet
from services.lottery.web.office_pages.showing import Bench, Fill


@dataclass(frozen=True)
class Kind:
    """How values of one kind are typed: on which page, what it shows, what its form means."""

    sheet: Sheet
    fill: Fill
    typing_in: Callable[[dict[str, str]], Typing]
    """Raises `InvalidInput`, one sentence for each field."""


def typing_pages(house: OfficeHouse, kind: Kind) -> APIRouter:
    """Return the two routes."""
    path = f"/{kind.sheet.code}"
    router = APIRouter(prefix="/draws/{draw_id}")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)
    bench = Bench(house, kind.sheet, kind.fill)

    @router.get(path)
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post(path)
    async def value(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(fields: dict[str, str]) -> object:
            typing = kind.typing_in(fields)
            return await type_value(house.office, key, typing, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, path)

    return router
