"""The server of our own: it starts, keeps what it was given, and lets one run at a time use a directory."""

import asyncio
import socket
import threading
import time
from pathlib import Path

import asyncpg
import pytest

from shared.database.connections import connected
from shared.database.local import DURABLE, FAST, LocalServer, PostgresUnavailable, start_local_server


async def _execute(server: LocalServer, statement: str) -> object:
    async with connected(server.admin_url) as admin:
        return await admin.fetchval(statement)


async def test_what_was_written_is_there_after_a_restart(place: Path) -> None:
    with start_local_server(place, profile=DURABLE) as server:
        await _execute(server, "create table kept as select 7 as number")
    with start_local_server(place, profile=FAST) as server:
        assert await _execute(server, "select number from kept") == 7


async def test_the_profile_decides_how_durable_it_is(place: Path) -> None:
    with start_local_server(place, profile=FAST) as server:
        assert await _execute(server, "show fsync") == "off"
    with start_local_server(place) as server:
        assert await _execute(server, "show fsync") == "on"


async def test_text_sorts_by_code_point_and_the_password_is_needed(place: Path) -> None:
    with start_local_server(place, profile=FAST) as server:
        assert (
            await _execute(server, "select string_agg(c, '' order by c) from unnest(array['b','a','B','中']) c")
            == "Bab中"
        )
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(server.admin_url.replace("postgres:", "postgres:x"))


async def test_its_socket_lies_in_the_directory(place: Path) -> None:
    with start_local_server(place, profile=FAST) as server:
        assert (place / "pgdata" / f".s.PGSQL.{server.port}").exists()


def test_a_second_run_on_the_same_directory_is_told_so(place: Path) -> None:
    with start_local_server(place, profile=FAST), pytest.raises(PostgresUnavailable, match="another run uses"):
        start_local_server(place, profile=FAST, wait=0.1)


async def test_a_second_run_waits_for_the_first_to_end(place: Path) -> None:
    first = start_local_server(place, profile=FAST)
    waiting = asyncio.create_task(asyncio.to_thread(start_local_server, place, profile=FAST))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    await asyncio.to_thread(first.stop)
    (await waiting).stop()


def test_several_starts_at_once_take_turns(place: Path) -> None:
    def start_and_stop() -> None:
        start_local_server(place, profile=FAST).stop()
        ended.append(time.monotonic())

    ended: list[float] = []
    threads = [threading.Thread(target=start_and_stop) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ended) == 4


def test_stopping_twice_is_harmless(place: Path) -> None:
    server = start_local_server(place, profile=FAST)
    server.stop()
    server.stop()
    assert server.process.returncode == 0


def test_a_port_that_is_taken_is_named(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PostgresUnavailable, match=f"port {port} of this machine is taken"):
            start_local_server(place, profile=FAST, port=port)
    start_local_server(place, profile=FAST, port=port).stop()
