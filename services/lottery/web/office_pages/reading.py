"""Reading the fingerprint aloud, row by row: after each row the representatives say whether theirs is the same."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.read_fingerprint import read_row
from services.lottery.domain.ceremony import Step
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.fields import number_in
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.progress import ROWS
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import obstacle
from shared.errors import FieldProblem, InvalidInput
from shared.web.grouping import fingerprint_rows

HEARD = {"yes": True, "no": False}


def reading_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/reading")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)
    bench = Bench(house, sheets.READING, _fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("")
    async def heard(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(fields: dict[str, str]) -> object:
            row, agreed = _heard_in(fields)
            return await read_row(house.office, key, row, agreed=agreed, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "/reading")

    return router


async def _fill(scene: Scene) -> Values:
    record, progress = scene.record, scene.progress
    rows = fingerprint_rows(record.draw_sha256) if record.draw_sha256 else []
    said = {one.row: one for one in progress.readings}
    return {
        "obstacle": obstacle(record, Step.CLOSE, scene.now),
        "rows": [(number, rows[number - 1], said.get(number)) for number in ROWS] if rows else [],
        "next_row": progress.next_row,
        "has_been_read": progress.has_been_read,
    }


def _heard_in(fields: dict[str, str]) -> tuple[int, bool]:
    if fields.get("agreed") not in HEARD:
        raise InvalidInput((FieldProblem("agreed", "请选代表们说的是一致还是不一致。", "MISSING"),))
    return number_in(fields, "row", "agreed"), HEARD[fields["agreed"]]
