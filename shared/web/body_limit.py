"""What may come in: not too much, and no text that nobody can store (NUL, halves of characters)."""

import json

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: HTTPException 413 beyond `limit` bytes, 400 for text that is none."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            raise HTTPException(400)
        await self._app(scope, self._careful(scope, receive), send)

    def _careful(self, scope: Scope, receive: Receive) -> Receive:
        headers = Headers(scope=scope)
        announced = headers.get("content-length", "")
        too_large = announced.isdecimal() and int(announced) > self._limit
        is_json = "json" in headers.get("content-type", "")
        read = bytearray()

        async def careful() -> Message:
            if too_large:
                raise HTTPException(413)
            message = await receive()
            read.extend(message.get("body", b""))
            if len(read) > self._limit:
                raise HTTPException(413)
            if is_json and not message.get("more_body") and not is_storable(bytes(read)):
                raise HTTPException(400)
            return message

        return careful


def is_storable(body: bytes) -> bool:
    r"""Say whether the text of a JSON body can be stored: `\u0000` and lone surrogates are legal JSON, but no text."""
    lower = body.lower()
    if b"\\u0000" not in lower and b"\\ud" not in lower:
        return True
    try:
        text = json.dumps(json.loads(body), ensure_ascii=False)
        text.encode()
    except UnicodeEncodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return "\\u0000" not in text.replace("\\\\", "")
