"""Relays of a beacon on real sockets that play one fault each: whatever bytes a test hands in, or silence."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Play = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Relay:
    """A relay that listens; `asked` has the first line of every request."""

    play: Play
    asked: list[str] = field(default_factory=list)
    address: str = ""

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read the head of one request and play."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.asked.append(head.split(b"\r\n", 1)[0].decode())
            await self.play(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def relay(play: Play) -> AsyncGenerator[Relay]:
    """Give a relay on a port of this machine; hang up on everybody at the end."""
    made = Relay(play)
    server = await asyncio.start_server(made.meet, "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()


def answers(body: bytes, *, status: str = "200 OK", more: str = "") -> Play:
    """Answer with this body."""

    async def play(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return play


def sends(raw: bytes) -> Play:
    """Send these bytes, which need not be HTTP, and hang up."""

    async def play(writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return play


async def hangs(_writer: asyncio.StreamWriter) -> None:
    """Take the request and never answer."""
    await asyncio.Event().wait()


async def drips(writer: asyncio.StreamWriter) -> None:
    """Answer for ever, one byte at a time, so that no single read takes too long."""
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.02)


async def floods(writer: asyncio.StreamWriter) -> None:
    """Answer with more than anybody wants to keep."""
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    for _ in range(10_000):
        writer.write(b"[" * 65_536)
        await writer.drain()
