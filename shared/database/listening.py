"""Hears what transactions tell on a channel (LISTEN): one connection of its own, joined again whenever it is lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import asyncpg

from shared.database.urls import plain_url

SECONDS_TO_CONNECT = 10
SECONDS_BETWEEN_SIGNS = 15
"""A line that is cut without a word is noticed after so long."""
SECONDS_BEFORE_AGAIN = 0.5
LOST = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)


@dataclass(frozen=True)
class Listener:
    """Calls `heard` with every message, and `joined` each time it begins: what was told before is not heard."""

    url: str
    channel: str
    heard: Callable[[str], None]
    joined: Callable[[], None]

    async def listen(self) -> None:
        """Listen until cancelled."""
        while True:
            with suppress(*LOST):
                await self._until_lost()
            await asyncio.sleep(SECONDS_BEFORE_AGAIN)

    async def _until_lost(self) -> None:
        connection = await asyncpg.connect(
            plain_url(self.url), timeout=SECONDS_TO_CONNECT, server_settings={"application_name": self.channel}
        )
        lost = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(self.channel, self._told)
            self.joined()
            await _while_it_answers(connection, lost)
        finally:
            connection.terminate()

    def _told(self, _connection: object, _process: int, _channel: str, message: object) -> None:
        self.heard(str(message))


async def _while_it_answers(connection: "asyncpg.Connection", lost: asyncio.Event) -> None:
    while not lost.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(lost.wait(), SECONDS_BETWEEN_SIGNS)
        if not lost.is_set():
            await connection.execute("select 1", timeout=SECONDS_TO_CONNECT)
