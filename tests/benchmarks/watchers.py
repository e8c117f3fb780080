"""Two thousand people watch a draw on this machine: memory for each, and how long a digit takes to the first and last.

The draw's steps are taken in this process, the watchers are served by another: news goes through PostgreSQL.
"""

import asyncio
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from services.demo.season.database import season_database
from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from shared.database.local import start_local_server
from tests.benchmarks.table import Row
from tests.browser.moments import next_digit, rows_read
from tests.builders.ceremonies import OFFICER, STAFF, Ceremony
from tests.builders.draws import DICE, DRAW_ID, county
from tests.builders.watchers import Watcher
from tests.fakes.frozen_files import TOKEN, FrozenFiles

WATCHERS, AT_ONCE, DIGITS = 2000, 50, 15
PATH = f"/draws/{DRAW_ID}/live"


@dataclass(frozen=True)
class Found:
    """KiB of each watcher, milliseconds from a keystroke to the first, median and last one, MiB of the process."""

    kib: float
    first: float
    median: float
    last: float
    rss_mib: float


def settings_for(url: str) -> LotterySettings:
    """The lottery's settings for this database."""
    return LotterySettings(
        database_url=url,
        master_secret="5a" * 32,
        service_token=TOKEN,
        registration_url="http://registration.test",
        public_url="http://127.0.0.1",
        staff_url="http://staff.test",
        secure_cookies=False,
    )


async def start_server(settings: LotterySettings, listening: socket.socket) -> asyncio.subprocess.Process:
    """Serve the lottery in a process of its own."""
    names = ("database_url", "registration_url", "public_url", "staff_url", "secure_cookies")
    given = {name: str(getattr(settings, name)) for name in names} | {
        "service_token": TOKEN,
        "master_secret": "5a" * 32,
    }
    variables = {f"LOTTERY_{name.upper()}": value for name, value in given.items()}
    command = ("-m", "uvicorn", "--factory", "services.lottery.app:create_app", "--fd", str(listening.fileno()))
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *command, "--log-level", "error", "--no-access-log"),
        env={**os.environ, **variables},
        pass_fds=[listening.fileno()],
        stderr=asyncio.subprocess.DEVNULL,
    )


@asynccontextmanager
async def served(directory: Path) -> AsyncGenerator[tuple[Ceremony, int, int]]:
    """A draw whose digits are about to be thrown, the port it is watched at, and the process that serves it."""
    with start_local_server(directory / "server") as server:
        async with season_database(server.admin_url, directory) as urls:
            made = county()
            settings = settings_for(urls.lottery)
            files = httpx2.ASGITransport(app=FrozenFiles(made.files()).app())
            app = create_app(settings, registration_transport=files, staff=STAFF)
            here = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://here.test", timeout=60)
            async with app.router.lifespan_context(app), here:
                ceremony = Ceremony(here, made, DRAW_ID)
                await ceremony.go_to("freeze")
                await rows_read(4)(ceremony)
                with socket.create_server(("127.0.0.1", 0), backlog=WATCHERS) as listening:
                    process = await start_server(settings, listening)
                    try:
                        yield ceremony, listening.getsockname()[1], process.pid
                    finally:
                        process.terminate()
                        await process.wait()


async def measure(directory: Path) -> Found:
    """Let all of them come, then throw some digits."""
    async with served(directory) as (ceremony, port, pid):
        async with await Watcher.at(port, PATH) as first:
            await first.event()
            before = resident_kib(pid)
            watchers = [first, *await come(port)]
            after = resident_kib(pid)
            delays = [await throw(ceremony, place, watchers) for place in range(1, DIGITS + 1)]
        for watcher in watchers:
            await watcher.leave()
    firsts, medians, lasts = ([delay[at] for delay in delays] for at in range(3))
    middle = statistics.median
    return Found((after - before) / (WATCHERS - 1), middle(firsts), middle(medians), middle(lasts), after / 1024)


async def come(port: int) -> list[Watcher]:
    """All the others come, some at a time, and hear their first word."""
    watchers: list[Watcher] = []
    while len(watchers) < WATCHERS - 1:
        count = min(AT_ONCE, WATCHERS - 1 - len(watchers))
        fresh = await asyncio.gather(*(Watcher.at(port, PATH) for _ in range(count)))
        await asyncio.gather(*(watcher.event() for watcher in fresh))
        watchers += fresh
    return watchers


async def throw(ceremony: Ceremony, place: int, watchers: list[Watcher]) -> tuple[float, float, float]:
    """Type a digit; return the milliseconds until the first, the median and the last watcher has it."""
    heard: list[float] = []

    async def hear(watcher: Watcher) -> None:
        await watcher.event()
        heard.append(time.perf_counter())

    waiting = [asyncio.create_task(hear(watcher)) for watcher in watchers]
    await asyncio.sleep(0)
    start = time.perf_counter()
    await ceremony.type("dice", place, DICE[place - 1], who=OFFICER)
    await asyncio.gather(*waiting)
    again = [asyncio.create_task(watcher.event()) for watcher in watchers]
    await next_digit(ceremony, place)
    await asyncio.gather(*again)
    late = sorted((moment - start) * 1000 for moment in heard)
    return late[0], statistics.median(late), late[-1]


def resident_kib(pid: int) -> float:
    """The resident size of a process in KiB."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmRSS:")))


def rows() -> list[Row]:
    """The figures; a ratio compares with the time until the first watcher has it."""
    with tempfile.TemporaryDirectory(prefix="yg-bench-") as name:
        Path(name).chmod(0o755)
        found = asyncio.run(measure(Path(name)))
    what = f"a digit to {WATCHERS:,} watchers"
    return [
        Row(what, "typed until the first has it", found.first, 1.0, unit="ms"),
        Row(what, "until half have it", found.median, found.median / found.first, unit="ms"),
        Row(what, "until all have it", found.last, found.last / found.first, unit="ms", peak_mib=found.rss_mib),
        Row("one watcher", "memory of the server's process", found.kib, 1.0, unit="KiB"),
    ]
