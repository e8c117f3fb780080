"""What the audit log costs: submissions with it and without it in turns on one server, over HTTP and by pgbench.

A ratio is the rate with the log over the rate without it; the sequencer and its checkpoints run on the same machine.
"""

import asyncio
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from services.registration.store.submission_statement import STATEMENT
from services.registration.store.tables import audit
from shared.audit_log.sequencing import waiting
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.benchmarks.load import closed_loop
from tests.benchmarks.pgbench import example, script, transactions_a_second
from tests.benchmarks.submissions import CLIENTS, CONNECTIONS, UNIT, Served, served
from tests.benchmarks.table import Row
from tests.benchmarks.without_log import without_event

ROUNDS, SECONDS = 5, 4
ON, OFF = "with the audit log", "without it"
Rate = Callable[[], Awaitable[float]]


@dataclass(frozen=True)
class Pair:
    """The two sides of one comparison; each is run for some seconds and gives a rate."""

    on: Rate
    off: Rate


async def compared(pair: Pair, settled: Callable[[], Awaitable[None]]) -> list[tuple[float, float]]:
    """Run both sides in turns; which comes first changes from round to round."""
    found = []
    for turn in range(ROUNDS):
        rates = {}
        for side in ("on", "off") if turn % 2 == 0 else ("off", "on"):
            rates[side] = await getattr(pair, side)()
            await settled()
        found.append((rates["on"], rates["off"]))
    return found


async def measured(directory: Path) -> dict[str, list[tuple[float, float]]]:
    """Return the rates of every round: over HTTP, and of the bare statement."""
    async with served(directory, "tests.benchmarks.without_log", beside=("tests.benchmarks.sequencing",)) as here:
        db = Database(here.urls.registration, service="registration", pool_size=1)

        async def settled() -> None:
            await _until_sequenced(db)

        http = Pair(lambda: _http(here, here.ports[0]), lambda: _http(here, here.ports[1]))
        for warm in (http.on, http.off):
            await warm()
        statements = await _statements(here, directory)
        bare = Pair(*(lambda path=path: _pgbench(here, path) for path in statements))
        found = {"HTTP": await compared(http, settled), "pgbench": await compared(bare, settled)}
        await db.close()
        return found


async def _http(here: Served, port: int) -> float:
    load = await closed_loop(port, here.request, connections=CONNECTIONS, seconds=SECONDS)
    if load.others:
        raise ValueError(f"{load.others} submissions were not answered with 201")
    return load.per_second


async def _statements(here: Served, directory: Path) -> tuple[Path, Path]:
    values = await example(here.urls.registration, UNIT)
    paths = directory / "on.sql", directory / "off.sql"
    for path, statement in zip(paths, (STATEMENT, without_event(STATEMENT)), strict=True):
        path.write_text(script(values, statement), "utf-8")
    return paths


async def _pgbench(here: Served, statement: Path) -> float:
    return await asyncio.to_thread(
        transactions_a_second, here.urls.registration, statement, clients=CLIENTS, seconds=SECONDS, scope=UNIT
    )


async def _until_sequenced(db: Database) -> None:
    """Let nothing of one side's work fall into the other's time."""
    left = 1
    while left:
        await asyncio.sleep(0.1)
        async with db.reading(UNSCOPED) as session:
            left = (await waiting(session, audit)).count


def rows() -> list[Row]:
    """The medians, and the median of the rounds' ratios."""
    with tempfile.TemporaryDirectory(prefix="yg-bench-") as name:
        Path(name).chmod(0o755)
        found = asyncio.run(measured(Path(name)))
    return [row for what, rounds in found.items() for row in _rows(what, rounds)]


def _rows(what: str, rounds: list[tuple[float, float]]) -> tuple[Row, Row]:
    ratios = [on / off for on, off in rounds]
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    on, off = (statistics.median(one[side] for one in rounds) for side in (0, 1))
    return (
        Row("submission", f"{what} {OFF}", off, 1.0, unit="/s"),
        Row("submission", f"{what} {ON} (rounds {spread})", on, statistics.median(ratios), unit="/s"),
    )
