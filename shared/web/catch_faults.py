"""The innermost net: a fault of ours still gets an answer with all headers, and a line in the log."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class CatchFaults:
    """ASGI middleware: turns an exception into an answer, unless the answer has begun."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request, Exception], Awaitable[Response]]) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as fault:
            if begun or scope["type"] != "http":
                raise
            response = await self._answer(Request(scope, receive), fault)
            await response(scope, receive, send)
