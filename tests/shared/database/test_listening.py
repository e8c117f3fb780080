"""A channel is heard as long as there is a server, and joined again after every loss."""

import asyncio

import asyncpg
import pytest

from shared.database import listening
from shared.database.listening import Listener
from shared.database.provision import ServiceUrls

PATIENCE = 30
CHANNEL = "news_of_a_test"


async def test_a_lost_connection_is_joined_again(urls: ServiceUrls) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    joined: asyncio.Queue[None] = asyncio.Queue()
    listener = Listener(urls.lottery, CHANNEL, heard.put_nowait, lambda: joined.put_nowait(None))
    listening_now = asyncio.create_task(listener.listen())
    connection = await asyncpg.connect(urls.lottery)
    for word in ("one", "two"):
        async with asyncio.timeout(PATIENCE):
            await joined.get()
            await connection.execute("select pg_notify($1, $2)", CHANNEL, word)
            assert await heard.get() == word
        cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1"
        await connection.execute(cut, CHANNEL)
    listening_now.cancel()
    await asyncio.gather(listening_now, return_exceptions=True)
    await connection.close()


async def test_a_server_that_is_not_there_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: asyncio.Queue[str] = asyncio.Queue()

    async def refuse(url: str, **_: object) -> None:
        asked.put_nowait(url)
        raise OSError("nobody answers")

    monkeypatch.setattr(asyncpg, "connect", refuse)
    monkeypatch.setattr(listening, "SECONDS_BEFORE_AGAIN", 0.01)
    listener = Listener("postgresql://nobody@127.0.0.1:9/none", CHANNEL, lambda _: None, lambda: None)
    task = asyncio.create_task(listener.listen())
    async with asyncio.timeout(PATIENCE):
        assert {await asked.get() for _ in range(3)} == {listener.url}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_line_that_is_cut_without_a_word_is_noticed(urls: ServiceUrls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "SECONDS_BETWEEN_SIGNS", 0.01)
    joined: asyncio.Queue[None] = asyncio.Queue()
    silenced: list[int] = []
    real = asyncpg.Connection.execute

    async def silent_once(self: asyncpg.Connection, query: str, *args: object, **more: object) -> object:
        if query == "select 1" and not silenced:
            silenced.append(1)
            raise TimeoutError
        return await real(self, query, *args, **more)

    monkeypatch.setattr(asyncpg.Connection, "execute", silent_once)
    task = asyncio.create_task(
        Listener(urls.lottery, CHANNEL, lambda _: None, lambda: joined.put_nowait(None)).listen()
    )
    async with asyncio.timeout(PATIENCE):
        await joined.get()
        await joined.get()
    assert silenced
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
