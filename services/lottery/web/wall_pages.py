"""The notices for the wall, A3 and A4: before the draw fingerprint and rules, afterwards the result and the recipe."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from services.lottery.actions.read_draw import read_draw
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.store.records import DrawKey
from services.lottery.web.addresses import PublicKey
from services.lottery.web.pdf.notice_values import PaperSize, notice_values
from services.lottery.web.pdf.papers import Paper
from shared.database.sessions import Database
from shared.web.pdf.printer import Printer


@dataclass(frozen=True)
class WallPages:
    """What the notices are made with; `address` is where the public reaches this service."""

    db: Database
    shelf: ResultsShelf
    printer: Printer
    address: str

    async def notice(self, key: DrawKey, paper: PaperSize) -> Response:
        """Return the notice for the present state of a draw."""
        sight = await read_draw(self.db, self.shelf, key, always_counted=True)
        values = notice_values(sight, paper, self.address)
        return await Paper("notice", values, sight.record, f"{key.draw_id}-{paper}.pdf").answer(self.printer)


def wall_pages(walls: WallPages) -> APIRouter:
    """Return the routes."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/draws/{draw_id}/notice-a3.pdf")
    async def large(key: PublicKey) -> Response:
        return await walls.notice(key, "a3")

    @router.get("/draws/{draw_id}/notice-a4.pdf")
    async def small(key: PublicKey) -> Response:
        return await walls.notice(key, "a4")

    return router
