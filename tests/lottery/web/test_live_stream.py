"""The stream of a draw over real sockets: everybody hears, nobody is held, a lost connection is found again."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import httpx2
import pytest
from fastapi import FastAPI

from services.lottery.settings import LotterySettings
from services.lottery.store.news import CHANNEL
from shared.database.sessions import Database
from tests.browser.moments import next_digit, rows_read, thrown
from tests.browser.serving import serving
from tests.builders.ceremonies import OFFICER, Ceremony
from tests.builders.draws import DICE, DRAW_ID, County
from tests.builders.watchers import PATIENCE, Watcher

LIVE = f"/draws/{DRAW_ID}/live"
MANY = 200


@dataclass
class Hall:
    """A draw behind a real socket."""

    port: int
    ceremony: Ceremony

    async def watcher(self, of: str = "page") -> Watcher:
        """One more who watches."""
        return await Watcher.at(self.port, f"{LIVE}?of={of}")


@pytest.fixture
async def hall(app: FastAPI, made: County) -> AsyncIterator[Hall]:
    """The lottery on a port."""
    with serving(app) as base:
        async with httpx2.AsyncClient(base_url=base, timeout=60) as client:
            yield Hall(int(base.rpartition(":")[2]), Ceremony(client, made, DRAW_ID))


async def test_whoever_comes_hears_the_version_and_then_only_what_changed(hall: Hall) -> None:
    await hall.ceremony.go_to("freeze")
    await thrown(3)(hall.ceremony)
    async with await hall.watcher() as watcher:
        hello = await watcher.event()
        assert (hello["page"], "parts" in hello) == ("during", False)
        await hall.ceremony.type("dice", 4, DICE[3], who=OFFICER)
        first = await watcher.event()
        assert (first["after"], first["version"]) == (hello["version"], hello["version"] + 1)
        assert sorted(first["parts"]) == ["news", "next", "source-0"]
        assert f"<u>{DICE[3]}</u>" in first["parts"]["source-0"]


async def test_the_head_lets_nothing_keep_the_stream(hall: Hall) -> None:
    await hall.ceremony.go_to("announce")
    async with await hall.watcher() as watcher:
        head = watcher.head.decode().lower()
        assert head.startswith("http/1.1 200")
        for line in ("content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no"):
            assert line in head


async def test_two_hundred_hear_the_same_and_none_stays_behind(hall: Hall, app: FastAPI) -> None:
    await hall.ceremony.go_to("freeze")
    await rows_read(4)(hall.ceremony)
    watchers = await asyncio.gather(*(hall.watcher() for _ in range(MANY)))
    await asyncio.gather(*(watcher.event() for watcher in watchers))
    await hall.ceremony.type("dice", 1, DICE[0], who=OFFICER)
    heard = await asyncio.gather(*(watcher.event() for watcher in watchers))
    assert {event["version"] for event in heard} == {heard[0]["version"]}
    for watcher in watchers:
        await watcher.leave()
    async with asyncio.timeout(PATIENCE):
        while app.state.live.watchers:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("of", ["page", "english", "screen"])
async def test_every_view_hears_in_its_own_words(hall: Hall, of: str) -> None:
    await hall.ceremony.go_to("freeze")
    await rows_read(4)(hall.ceremony)
    async with await hall.watcher(of) as watcher:
        await watcher.event()
        await next_digit(hall.ceremony, 1)
        said = {"page": "已有 1 个", "english": "1 digits thrown", "screen": "第 1 个："}[of]
        assert said in str((await watcher.event())["parts"])


async def test_a_new_page_is_announced_without_its_parts(hall: Hall) -> None:
    await hall.ceremony.go_to("announce")
    async with await hall.watcher() as watcher:
        before = await watcher.event()
        await hall.ceremony.go_on_to("freeze")
        assert (await watcher.event())["version"] == before["version"] + 1
        await rows_read(1)(hall.ceremony)
        event = await watcher.event()
        assert (event["page"], "parts" in event) == ("during", False)


async def test_a_draw_that_is_not_there_has_no_stream(hall: Hall) -> None:
    async with await Watcher.at(hall.port, "/draws/TEST-140199-9/live") as nobody:
        assert nobody.head.startswith(b"HTTP/1.1 404")


async def test_a_connection_that_was_lost_is_found_again(hall: Hall, settings: LotterySettings) -> None:
    await hall.ceremony.go_to("freeze")
    async with await hall.watcher() as watcher:
        before = await watcher.event()
        assert await _cut_the_listeners(settings.database_url) == 1
        await rows_read(1)(hall.ceremony)
        event = await watcher.event()
        assert event["version"] > before["version"]
        await rows_read(2)(hall.ceremony)
        assert (await watcher.event())["version"] > event["version"]


async def _cut_the_listeners(url: str) -> int:
    connection = await asyncpg.connect(url)
    try:
        cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = $1"
        return int(await connection.fetchval(f"{cut} and datname = current_database()", CHANNEL))
    finally:
        await connection.close()


async def test_a_server_that_is_told_to_stop_lets_its_watchers_go(
    ceremony: Ceremony, settings: LotterySettings
) -> None:
    await ceremony.go_to("freeze")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = await _server(settings, listening)
        watchers = [await Watcher.at(listening.getsockname()[1], LIVE) for _ in range(50)]
        for watcher in watchers:
            await watcher.event()
        server.send_signal(signal.SIGTERM)
        ends = await asyncio.gather(*(watcher.block() for watcher in watchers))
        assert ends == [b""] * 50
        assert await asyncio.wait_for(server.wait(), PATIENCE) in {0, -signal.SIGTERM}
        for watcher in watchers:
            await watcher.leave()


async def _server(settings: LotterySettings, listening: socket.socket) -> asyncio.subprocess.Process:
    """Uvicorn as anybody would start it, without a limit to its patience."""
    given = settings.model_dump(mode="json", exclude_defaults=True)
    secrets = {"service_token": settings.service_token.get_secret_value(), "master_secret": "5a" * 32}
    variables = {f"LOTTERY_{name.upper()}": str(value) for name, value in {**given, **secrets}.items()}
    command = ["-m", "uvicorn", "--factory", "services.lottery.app:create_app", "--fd", str(listening.fileno())]
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *command, "--log-level", "error"),
        env={**os.environ, **variables},
        pass_fds=[listening.fileno()],
    )


async def test_one_connection_hears_for_everybody(hall: Hall, settings: LotterySettings) -> None:
    await hall.ceremony.go_to("announce")
    watchers = [await hall.watcher() for _ in range(20)]
    db = Database(settings.database_url, service="lottery")
    async with db.reading("140199") as session:
        connection = await session.connection()
        counted = await connection.exec_driver_sql(
            "select count(*) from pg_stat_activity where application_name = 'lottery_news'"
            " and datname = current_database()"
        )
        assert counted.scalar_one() == 1
    await db.close()
    for watcher in watchers:
        await watcher.leave()
