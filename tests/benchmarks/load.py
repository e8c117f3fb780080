"""A closed-loop load over raw sockets: each connection sends the next request when it has its answer."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

CREATED = b" 201 "


@dataclass(frozen=True)
class Load:
    """What a load came to: answers a second that were 201, and how many were anything else."""

    per_second: float
    others: int


async def closed_loop(port: int, request: Callable[[], bytes], *, connections: int, seconds: float) -> Load:
    """Send what `request()` gives, one after the other, over `connections` keep-alive connections for some seconds."""
    counts = {True: 0, False: 0}
    end = time.perf_counter() + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            writer.write(request())
            counts[CREATED in await answer(reader)] += 1
        writer.close()
        await writer.wait_closed()

    start = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    return Load(counts[True] / (time.perf_counter() - start), counts[False])


async def answer(reader: asyncio.StreamReader) -> bytes:
    """Read one response whole; return its status line."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:"))
    await reader.readexactly(length)
    return head.split(b"\r\n", 1)[0] + b" "


def post(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A POST of JSON as bytes on the wire."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join([*lines, f"Content-Length: {len(body)}"]) + "\r\n\r\n").encode() + body
