"""Sends a broadcast as server-sent events, straight to the server: no task group and no queue per watcher.

One event is one block of bytes, the same object for all watchers (WHATWG HTML, section 9.2).
"""

import asyncio
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.web.broadcast import Broadcast

SECONDS_BETWEEN_BEATS = 25.0
BEAT = b"event: beat\ndata:\n\n"
HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}


class EventStream(Response):
    """The answer that goes on: hello first, then each piece of news; `gone` is called once, however it ends."""

    def __init__(self, broadcast: Broadcast, gone: Callable[[], None]) -> None:
        super().__init__(headers=HEADERS)
        del self.headers["content-length"]
        self._broadcast = broadcast
        self._gone = gone

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one watcher until it leaves or the broadcast ends."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        left = asyncio.ensure_future(_left(receive))
        try:
            await self._watch(left, send)
        finally:
            left.cancel()
            self._gone()

    async def _watch(self, left: "asyncio.Future[None]", send: Send) -> None:
        news = self._broadcast
        seen, block = news.count, news.retry() + news.hello
        while not left.done() and not news.over:
            waiting = news.next
            await send({"type": "http.response.body", "body": block, "more_body": True})
            if news.count == seen:
                await asyncio.wait({left, waiting}, timeout=SECONDS_BETWEEN_BEATS, return_when="FIRST_COMPLETED")
            block = news.newest if news.count != seen else BEAT
            seen = news.count
        if not left.done():
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
