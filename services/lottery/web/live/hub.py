"""Everybody who watches a draw in this process: one connection hears, one task renders, one future wakes them all."""

import asyncio
import json
import resource
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from services.lottery.actions.read_live import LiveSight, read_live
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.store.news import CHANNEL, draw_named
from services.lottery.store.records import DrawKey
from services.lottery.web.live.rendering import Rendered, Renderer
from services.lottery.web.live.views import View
from shared.clock import Clock
from shared.database.listening import Listener
from shared.database.sessions import Database
from shared.errors import Kind, ServiceError
from shared.web.broadcast import Broadcast
from shared.web.stopping import when_stopping

SECONDS_BEFORE_AGAIN = 0.5
MOST_WATCHERS = 8_000
"""Of one process; each takes a connection for hours. Whoever comes then reloads the page instead (live.js)."""
CONNECTIONS_FOR_OTHERS = 400
"""Of those that the system allows a process: for pages, the draw office, the database."""
UNREACHABLE = (OSError, TimeoutError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, ServiceError)


log = structlog.get_logger()


class TooManyWatch(ServiceError):
    """The process has no connection to spare for one more who only watches."""

    def __init__(self) -> None:
        sentence = "看直播的人太多，这一页会自己刷新，内容是一样的"
        super().__init__(sentence, code="TOO_MANY_WATCH", kind=Kind.UNAVAILABLE)


@dataclass
class Channel:
    """One view of one draw that somebody watches."""

    shown: Rendered
    broadcast: Broadcast


class LiveDraws:
    """The watched draws of one process."""

    def __init__(self, db: Database, clock: Clock, renderer: Renderer, shelf: ResultsShelf) -> None:
        self.db = db
        self.shelf = shelf
        self.renderer = renderer
        self._clock = clock
        self._channels: dict[tuple[DrawKey, View], Channel] = {}
        self._stirred: set[DrawKey] = set()
        self._wake = asyncio.Event()
        self._over = False

    @property
    def watchers(self) -> int:
        """How many people watch now."""
        return sum(channel.broadcast.watchers for channel in self._channels.values())

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Hear and tell for the length of a block; at its end, or when the process is told to stop, let all go."""
        listener = Listener(self.db.url, CHANNEL, heard=self._heard, joined=self._stir_all)
        tasks = [asyncio.create_task(listener.listen()), asyncio.create_task(self._renew_for_ever())]
        with when_stopping(self.end):
            yield
        self.end()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def end(self) -> None:
        """Let every watcher go, and nobody new stay."""
        self._over = True
        for channel in self._channels.values():
            channel.broadcast.end()

    async def watch(self, key: DrawKey, view: View) -> tuple[Broadcast, Callable[[], None]]:
        """Return what one more watcher waits for, and what to call when it has left.

        Raises `DrawNotFound` and `TooManyWatch`.
        """
        if self.watchers >= _room():
            raise TooManyWatch
        channel = self._channels.get((key, view)) or await self._open(key, view)
        channel.broadcast.watchers += 1
        return channel.broadcast, lambda: self._left((key, view), channel)

    async def _open(self, key: DrawKey, view: View) -> Channel:
        shown = self.renderer.rendered(await read_live(self.db, self.shelf, key), view, self._clock.now())
        opened = Channel(shown, Broadcast(_block(shown)))
        if self._over:
            opened.broadcast.end()
        channel = self._channels.setdefault((key, view), opened)
        self._stir(key)  # what was told while we read was not heard for this draw
        return channel

    def _left(self, at: tuple[DrawKey, View], channel: Channel) -> None:
        channel.broadcast.watchers -= 1
        if not channel.broadcast.watchers and self._channels.get(at) is channel:
            del self._channels[at]

    def _heard(self, message: str) -> None:
        self._stir(draw_named(message))

    def _stir(self, key: DrawKey) -> None:
        if any(watched == key for watched, _ in self._channels):
            self._stirred.add(key)
            self._wake.set()

    def _stir_all(self) -> None:
        for key, _ in tuple(self._channels):
            self._stir(key)

    async def _renew_for_ever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._stirred:
                key = self._stirred.pop()
                try:
                    self._renew(key, await read_live(self.db, self.shelf, key))
                except UNREACHABLE:
                    self._stir(key)
                    await asyncio.sleep(SECONDS_BEFORE_AGAIN)
                except Exception as fault:  # one draw that cannot be shown does not silence the others
                    log.error("a draw cannot be shown live", draw=key.draw_id, fault=type(fault).__name__)

    def _renew(self, key: DrawKey, sight: LiveSight) -> None:
        for (watched, view), channel in tuple(self._channels.items()):
            if watched == key and channel.shown.version != sight.so_far.version:
                before, channel.shown = channel.shown, self.renderer.rendered(sight, view, self._clock.now())
                channel.broadcast.publish(_block(channel.shown, before), _block(channel.shown))


def _room() -> int:
    """Return how many may watch at once."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_WATCHERS if allowed == resource.RLIM_INFINITY else min(MOST_WATCHERS, allowed - CONNECTIONS_FOR_OTHERS)


def _block(shown: Rendered, before: Rendered | None = None) -> bytes:
    """Return one event: the version alone, or with the parts that are not as in the version `after`."""
    title = f"{shown.title} - 阳光招生 - {shown.authority}"
    said: dict[str, object] = {"version": shown.version, "page": shown.page, "title": title}
    if before is not None and before.page == shown.page:
        changed = {name: text for name, text in shown.parts.items() if before.parts.get(name) != text}
        said |= {"after": before.version, "parts": changed}
    return f"id: {shown.version}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n".encode()
