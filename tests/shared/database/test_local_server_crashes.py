"""Whatever is killed, no server stays behind and the next start is clean."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from shared.database.connections import connected
from shared.database.local import FAST, start_local_server
from tests.plugins.leftovers import remove_old_directories
from tests.plugins.waiting import until_now


def _holder(place: Path) -> tuple["subprocess.Popen[str]", int, str]:
    """Return a process that holds a server, the server's process number and its URL."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.shared.database.holder", place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    pid, url = process.stdout.readline().split()
    return process, int(pid), url


def _kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


async def test_kill_9_of_its_starter_leaves_no_server_and_no_loss(place: Path) -> None:
    process, pid, url = _holder(place)
    async with connected(url) as admin:
        await admin.execute("create table kept as select 7 as number")
    _kill(process)
    until_now(lambda: not psutil.pid_exists(pid), "the server has ended")
    with start_local_server(place, profile=FAST) as server:
        async with connected(server.admin_url) as admin:
            assert await admin.fetchval("select number from kept") == 7


async def test_kill_9_of_the_server_does_not_hinder_the_next_start(place: Path) -> None:
    server = start_local_server(place, profile=FAST)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    server.stop()
    with start_local_server(place, profile=FAST) as again:
        async with connected(again.admin_url) as admin:
            assert await admin.fetchval("select 1") == 1


def test_a_pid_file_that_names_somebody_else_is_not_believed(place: Path) -> None:
    start_local_server(place, profile=FAST).stop()
    (place / "pgdata" / "postmaster.pid").write_text(f"{os.getpid()}\n{place}/pgdata\n", encoding="utf-8")
    with start_local_server(place, profile=FAST) as server:
        assert server.process.poll() is None


def test_an_interrupted_initdb_is_done_again(place: Path) -> None:
    (place / "lock").touch()
    (place / "pgdata").mkdir()
    (place / "pgdata" / "PG_VERSION").write_text("18\n", encoding="utf-8")
    with start_local_server(place, profile=FAST) as server:
        assert server.process.poll() is None


def test_directories_of_aborted_runs_are_removed_and_living_ones_kept(place: Path) -> None:
    process, pid, _url = _holder(place)
    remove_old_directories(place.name)
    assert (place / "pgdata").exists()
    _kill(process)
    until_now(lambda: not psutil.pid_exists(pid), "the server has ended")
    until_now(lambda: _is_gone(place), "the directory is gone")


def _is_gone(place: Path) -> bool:
    remove_old_directories(place.name)
    return not place.exists()
