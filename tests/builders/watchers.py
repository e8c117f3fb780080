"""People who watch a draw over a real socket, as a browser does: one GET that does not end."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

PATIENCE = 30.0


@dataclass
class Watcher:
    """One open stream."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    head: bytes

    @classmethod
    async def at(cls, port: int, path: str) -> Self:
        """Open a stream and read the head of its answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".encode())
        return cls(reader, writer, await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE))

    async def block(self) -> bytes:
        """Wait for one block of the stream; empty when it has ended in good order."""
        async with asyncio.timeout(PATIENCE):
            length = int(await self.reader.readline(), 16)
            block = await self.reader.readexactly(length)
            await self.reader.readexactly(2)
        return block

    async def event(self) -> dict[str, Any]:
        """Wait for the next event that says something."""
        while True:
            block = await self.block()
            said = [line for line in block.decode().splitlines() if line.startswith("data: ")]
            if said:
                found: dict[str, Any] = json.loads(said[0].removeprefix("data: "))
                return found

    async def leave(self) -> None:
        """Go away, as somebody who closes the page."""
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()

    async def __aenter__(self) -> Self:
        """Give the watcher."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave."""
        await self.leave()
