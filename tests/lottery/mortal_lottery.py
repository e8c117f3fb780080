"""A lottery that dies by SIGKILL and lives again on the same address; who waits meanwhile is answered by the next."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpx2

LIMIT = 60.0


class MortalLottery:
    """The process, and a client of whatever life it is in; the socket belongs to the test and outlives them all."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._process = self._born()
        self.deaths = 0

    def _born(self) -> "subprocess.Popen[bytes]":
        handed = self._socket.fileno()
        command = [sys.executable, "-m", "tests.lottery.lottery_process", self._url, str(handed)]
        return subprocess.Popen(command, pass_fds=[handed])

    def client(self) -> httpx2.AsyncClient:
        """Return a client that opens a connection for each request: none survives a death."""
        limits = httpx2.Limits(max_keepalive_connections=0)
        return httpx2.AsyncClient(base_url=self.address, timeout=LIMIT, trust_env=False, limits=limits)

    async def die_and_live(self) -> None:
        """Kill it, and wait for the next life to answer."""
        os.kill(self._process.pid, signal.SIGKILL)
        await asyncio.to_thread(self._process.wait, LIMIT)
        self.deaths += 1
        self._process = self._born()
        await self.alive()

    async def alive(self) -> None:
        """Wait until it answers."""
        async with asyncio.timeout(LIMIT), self.client() as client:
            while True:
                with suppress(httpx2.HTTPError):
                    if (await client.get("/log/key")).status_code == 200:
                        return
                await asyncio.sleep(0.05)

    async def __aenter__(self) -> Self:
        await self.alive()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the last life."""
        self._process.kill()
        await asyncio.to_thread(self._process.wait, LIMIT)
        self._socket.close()
