"""Submissions over HTTP against pgbench running the same statement, in turns, on one durable server."""

import asyncio
import json
import socket
import statistics
import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from services.demo.generate.making import make_county
from services.demo.season.calling import Caller, expected
from services.demo.season.children import Children
from services.demo.season.database import season_database
from services.demo.season.load_county import calendar_of, clock_start, load_county
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.service_settings import Places, service_settings
from shared.database.local import DURABLE, start_local_server
from shared.database.provision import ServiceUrls
from tests.benchmarks.families import sign_families_in, token_of
from tests.benchmarks.load import Load, closed_loop, post
from tests.benchmarks.pgbench import example, script, transactions_a_second
from tests.benchmarks.table import Row

ROUNDS, SECONDS, CONNECTIONS, CLIENTS = 5, 4, 32, 16
WEB = "services.demo.season.web_process"
SECRETS = SeasonSecrets(1)
COUNTY = make_county(60, 1)
UNIT = COUNTY.unit.unit_code


@dataclass(frozen=True)
class Served:
    """The services listen, on a port for each web process, and a family is signed in."""

    ports: tuple[int, ...]
    urls: ServiceUrls
    request: Callable[[], bytes]


@asynccontextmanager
async def served(directory: Path, *more_web: str, beside: tuple[str, ...] = ()) -> AsyncGenerator[Served]:
    """The web process of a season without its worker, on a server that keeps what it says it kept.

    `more_web` are modules that serve as it does, `beside` such that say a line when they are ready.
    """
    with start_local_server(directory / "server", profile=DURABLE) as server:
        async with season_database(server.admin_url, directory) as urls, Children(directory / "logs") as children:
            start = clock_start(calendar_of(COUNTY.unit))
            ports = []
            for module in (WEB, *more_web):
                with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
                    ports.append(listening.getsockname()[1])
                    places = Places(f"http://127.0.0.1:{ports[0]}", "http://127.0.0.1:9")
                    given = dict(service_settings(urls, places, SECRETS, clock_start=start, checkpoints=directory))
                    handed = {**given, "socket": listening.fileno()}
                    web = await children.start(module, ["-m", module], handed, pass_fds=[listening.fileno()])
                    await web.ready_line()
            for module in beside:
                await (await children.start(module, ["-m", module], given)).ready_line()
            caller = Caller(places.web, SECRETS.service_token)
            await load_county(caller, COUNTY)
            request = await submissions_of_families(caller)
            await sign_families_in(urls.registration, SECRETS.master("registration"))
            yield Served(tuple(ports), urls, request)
            await caller.close()


async def submissions_of_families(caller: Caller) -> Callable[[], bytes]:
    """Sign one family in and return what makes the next request of many: one form, a key of its own each time."""
    application = next(paper for paper in COUNTY.applications if paper.choices and not paper.together_with)
    api = "/registration/api"
    expected(await caller.send("POST", f"{api}/sign-in", json={"phone": application.phone}))
    message = await caller.internal("POST", "/registration/internal/sms/latest", {"phone": application.phone})
    told = {"phone": application.phone, "code": message["code"]}
    expected(await caller.send("POST", f"{api}/sign-in/code", json=told))
    content = {"form": dict(application.form), "choices": [vars(choice) for choice in application.choices]}
    reason = {"one_guardian_reason": application.one_guardian_reason or None, "together_with": None}
    body = json.dumps(content | reason).encode()
    path = f"{api}/units/{COUNTY.unit.unit_code}/applications"

    places = count()

    def following() -> bytes:
        place = next(places)
        return post(path, body, {"Authorization": f"Session {token_of(place)}", "Idempotency-Key": f"bench-{place}"})

    return following


async def rounds(directory: Path) -> list[tuple[Load, float]]:
    """HTTP and pgbench in turns."""
    async with served(directory) as here:
        found = []
        await closed_loop(here.ports[0], here.request, connections=CONNECTIONS, seconds=1)
        statement = directory / "submission.sql"
        statement.write_text(script(await example(here.urls.registration, UNIT)), "utf-8")
        for _ in range(ROUNDS):
            load = await closed_loop(here.ports[0], here.request, connections=CONNECTIONS, seconds=SECONDS)
            figure = await asyncio.to_thread(
                transactions_a_second, here.urls.registration, statement, clients=CLIENTS, seconds=SECONDS, scope=UNIT
            )
            found.append((load, figure))
        return found


def rows() -> list[Row]:
    """The medians, and the median of the rounds' ratios."""
    with tempfile.TemporaryDirectory(prefix="yg-bench-") as name:
        Path(name).chmod(0o755)
        found = asyncio.run(rounds(Path(name)))
    if any(load.others for load, _ in found):
        raise ValueError(f"some submissions were not answered with 201: {found}")
    rate = statistics.median(load.per_second for load, _ in found)
    yardstick = statistics.median(figure for _, figure in found)
    ratio = statistics.median(load.per_second / figure for load, figure in found)
    return [
        Row("submission", f"pgbench, {CLIENTS} clients, the same statement", yardstick, 1.0, unit="/s"),
        Row("submission", f"HTTP, {CONNECTIONS} connections, one process", rate, ratio, unit="/s"),
    ]
