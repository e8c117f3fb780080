"""The stream of a draw, and the screen of the hall."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.read_live import read_live
from services.lottery.web.addresses import PublicKey, unindexed
from services.lottery.web.live.hub import LiveDraws
from services.lottery.web.live.views import View
from shared.web.event_stream import EventStream
from shared.web.layout import Pages
from shared.web.request_start import Now

STREAM: dict[int | str, dict[str, Any]] = {200: {"content": {"text/event-stream": {}}}}


def live_routes(live: LiveDraws, pages: Pages, *, address: str) -> APIRouter:
    """Return the routes; `address` is where the public reaches this service."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/draws/{draw_id}/live", responses=STREAM)
    async def stream(key: PublicKey, of: View = View.PAGE) -> Response:
        broadcast, left = await live.watch(key, of)
        return unindexed(EventStream(broadcast, left))

    @router.get("/draws/{draw_id}/screen")
    async def screen(request: Request, key: PublicKey, now: Now, light: Annotated[bool, Query()] = False) -> Response:
        sight = await read_live(live.db, live.shelf, key)
        shown = live.renderer.rendered(sight, View.SCREEN, now)
        values: dict[str, Any] = {
            "record": sight.record,
            "rehearsal": sight.record.is_rehearsal,
            "light": light,
            "title": shown.title,
            "version": shown.version,
            "page": shown.page,
            "live": shown.parts,
            "address": f"{address}/draws/{key.draw_id}",
        }
        return unindexed(pages.page(request, "screen.html", **values))

    return router
