"""One future wakes all watchers: the newest reaches everybody, a slow one skips, an end is an end."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import pytest

from shared.web import event_stream
from shared.web.broadcast import Broadcast
from shared.web.event_stream import BEAT, EventStream

Message = MutableMapping[str, Any]


class Browser:
    """Plays the server of one watcher: keeps what is sent, and can leave."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[Message] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.free = asyncio.Event()
        self.free.set()

    async def send(self, message: Message) -> None:
        """Take a message, once there is room for it."""
        await self.free.wait()
        await self.sent.put(message)

    async def receive(self) -> Message:
        """Say that it left, once it did."""
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def body(self) -> bytes:
        """The next block."""
        message = await self.sent.get()
        return bytes(message.get("body", b"")) if message["type"] == "http.response.body" else await self.body()


@pytest.fixture
async def news() -> AsyncIterator[Broadcast]:
    """A broadcast that ends with the test."""
    made = Broadcast(b"data: hello\n\n")
    yield made
    made.end()


async def test_whoever_comes_is_greeted_and_then_told(news: Broadcast) -> None:
    browser, left = Browser(), asyncio.Event()
    watching = asyncio.create_task(EventStream(news, left.set)({}, browser.receive, browser.send))
    assert await browser.body() == b"retry: 2137\ndata: hello\n\n"
    news.publish(b"data: 1\n\n", b"data: now 1\n\n")
    assert await browser.body() == b"data: 1\n\n"
    browser.gone.set()
    await watching
    assert left.is_set()


async def test_a_slow_one_skips_to_the_newest(news: Broadcast) -> None:
    browser = Browser()
    watching = asyncio.create_task(EventStream(news, lambda: None)({}, browser.receive, browser.send))
    await browser.body()
    browser.free.clear()
    for number in range(5):
        news.publish(b"data: %d\n\n" % number, b"")
        await asyncio.sleep(0)
    browser.free.set()
    blocks = [await browser.body() for _ in range(2)]
    assert blocks[1] == b"data: 4\n\n"
    browser.gone.set()
    await watching


async def test_an_end_ends_every_stream_in_good_order(news: Broadcast) -> None:
    browsers = [Browser() for _ in range(3)]
    watching = [asyncio.create_task(EventStream(news, lambda: None)({}, one.receive, one.send)) for one in browsers]
    for browser in browsers:
        await browser.body()
    news.end()
    await asyncio.gather(*watching)
    assert [(await browser.sent.get())["more_body"] for browser in browsers] == [False] * 3


async def test_silence_is_broken_by_a_beat(news: Broadcast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "SECONDS_BETWEEN_BEATS", 0.01)
    browser = Browser()
    watching = asyncio.create_task(EventStream(news, lambda: None)({}, browser.receive, browser.send))
    await browser.body()
    assert await browser.body() == BEAT
    browser.gone.set()
    await watching


async def test_not_all_come_back_at_once(news: Broadcast) -> None:
    waits = {news.retry() for _ in range(40)}
    assert len(waits) == 40
