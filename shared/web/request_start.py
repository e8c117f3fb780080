"""The edge of a request: one `now`, one number that can be read out on the phone, one line in the log."""

from datetime import datetime
from time import perf_counter
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.clock import Clock
from shared.ids import new_request_number
from shared.web.request_log import log_request


def now_of(request: Request) -> datetime:
    """Return the one moment of this request (aware, UTC)."""
    now: datetime = request.state.now
    return now


def number_of(request: Request) -> str:
    """Return the number of this request, three groups of three."""
    number: str = request.state.number
    return number


async def _now(request: Request) -> datetime:
    """Return the moment as a dependency: async, or the framework would fetch a thread for it."""
    return now_of(request)


async def _number(request: Request) -> str:
    return number_of(request)


Now = Annotated[datetime, Depends(_now)]
RequestNumber = Annotated[str, Depends(_number)]


class RequestStart:
    """ASGI middleware, the outermost: gives the request its moment and number, and logs how it ended."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = new_request_number()
        scope["state"] = {**scope.get("state", {}), "now": self._clock.now(), "number": number}
        status = [500]

        async def numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                message["headers"] = [*message.get("headers", []), (b"x-request-number", number.encode())]
            await send(message)

        began = perf_counter()
        try:
            await self._app(scope, receive, numbered)
        finally:
            log_request(scope, status=status[0], milliseconds=round((perf_counter() - began) * 1000))
