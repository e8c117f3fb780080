"""The page of one number in a draw, in every state of the draw, and its print sheet."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.office import the_draw
from services.lottery.actions.read_number import NumberSight, read_number
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import NotFrozen, NumberNotOnRoster
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.web.addresses import PathNumber, PublicKey, unindexed
from services.lottery.web.number_page import number_values
from services.lottery.web.pdf.papers import Paper
from services.lottery.web.pdf.sheet_values import sheet_values
from services.lottery.web.public_pages import voice_of
from services.lottery.web.typed_number import is_miscopied
from shared.database.sessions import Database
from shared.web.layout import Pages
from shared.web.pdf.printer import Printer

ABSENT = {
    "early": (200, "名册还没有封存"),
    "void": (200, "这次派位作废了"),
    "miscopied": (404, "这个报名号抄错了一位"),
    "absent": (404, "名册里没有这个报名号"),
}
"""What is said of a number without lines, and the HTTP status."""


@dataclass(frozen=True)
class NumberPages:
    """What the pages of numbers work with; `address` is where the public reaches this service."""

    db: Database
    pages: Pages
    shelf: ResultsShelf
    printer: Printer
    address: str

    async def page(self, request: Request, key: DrawKey, app_no: str) -> Response:
        """Return the page of one number; without a line of the roster, the page that says why there is none."""
        try:
            sight = await read_number(self.db, self.shelf, key, app_no)
        except (NotFrozen, NumberNotOnRoster) as nothing:
            return await self._absent(request, key, app_no, early=isinstance(nothing, NotFrozen))
        return self._answer(request, "my_number.html", sight.record, self._values(sight, app_no))

    async def sheet(self, key: DrawKey, app_no: str) -> Response:
        """Return the same on paper."""
        sight = await read_number(self.db, self.shelf, key, app_no)
        values = sheet_values(self._values(sight, app_no))
        return await Paper("sheet", values, sight.record, f"{key.draw_id}-{app_no}.pdf").answer(self.printer)

    async def _absent(self, request: Request, key: DrawKey, app_no: str, *, early: bool) -> Response:
        async with self.db.reading(key.unit_code) as session:
            record = await the_draw(session, key)
        kind = "miscopied" if is_miscopied(app_no) else "absent"
        if early:
            kind = "void" if record.state is State.VOID else "early"
        status, heading = ABSENT[kind]
        values: dict[str, Any] = {"kind": kind, "heading": heading, "app_no": app_no, "typed": app_no}
        return self._answer(request, "number_absent.html", record, {"record": record, **values}, status)

    def _answer(
        self, request: Request, template: str, record: DrawRecord, values: dict[str, Any], status: int = 200
    ) -> Response:
        return unindexed(self.pages.page(request, template, voice_of(record.notice), status=status, **values))

    def _values(self, sight: NumberSight, app_no: str) -> dict[str, Any]:
        return number_values(sight, app_no, f"{self.address}/draws/{sight.record.key.draw_id}/numbers/{app_no}")


def number_pages(numbers: NumberPages) -> APIRouter:
    """Return the routes."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/draws/{draw_id}/numbers/{app_no}")
    async def my_number(request: Request, key: PublicKey, app_no: PathNumber) -> Response:
        return await numbers.page(request, key, app_no)

    @router.get("/draws/{draw_id}/numbers/{app_no}/sheet.pdf")
    async def sheet(key: PublicKey, app_no: PathNumber) -> Response:
        return await numbers.sheet(key, app_no)

    return router
