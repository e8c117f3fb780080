"""A server that says once, on a line of its own, where it listens."""

import socket
from collections.abc import Callable

import uvicorn

HOST = "127.0.0.1"


class AnnouncingServer(uvicorn.Server):
    """Prints `READY http://127.0.0.1:PORT` through `announce` when it can be used."""

    def __init__(self, config: uvicorn.Config, ready: str, announce: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            self._announce(f"{self._ready} http://{HOST}:{port}")
