"""The command `yangguang results selfcheck`: every number's page over HTTP, against the published results.csv."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from services.lottery.gateways.public_pages import Patience, PublicAddress, Unreachable, public_address
from services.lottery.web.filed_lines import read_lines
from services.lottery.web.selfcheck import KINDS, Difference, Filed, differences
from shared.crypto.hashing import sha256_hex

results_app = typer.Typer(
    name="results", help="公布的结果：网页和文件对不对得上", no_args_is_help=True, add_completion=False
)

Url = Annotated[
    str, typer.Argument(metavar="URL", help="派位的网址，比如 https://zs.example/lottery/draws/140199-2027-XX-01")
]
AtOnce = Annotated[int, typer.Option("--at-once", min=1, max=64, help="同时打开几页")]
Attempts = Annotated[int, typer.Option("--attempts", min=1, max=10, help="一页打不开，最多试几次")]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, help="一页最多等几秒")]

UNREACHABLE = "unreachable"
NAMES = {UNREACHABLE: "打不开的网页", **KINDS}
EXAMPLES = 3
ENOUGH = 200
"""So many differences are enough: nothing more is asked of a service that is broken."""
FOR_FILES = 15
"""A file may take so many times as long as a page: a large results.csv has 35 MB."""
_CANNOT_RUN = 2


@results_app.callback()
def results() -> None:
    """Keep `selfcheck` a command of its own name, though it is the only one yet."""


@results_app.command("selfcheck", help="把每个报名号的网页打开，和公布的 results.csv 一个一个对")
def selfcheck(url: Url, at_once: AtOnce = 8, attempts: Attempts = 3, seconds: Seconds = 20.0) -> None:
    """Exit 0 where every page says what the file says, 1 where one does not, 2 where the files cannot be had."""
    checked, found = asyncio.run(_selfcheck(url, at_once, Patience(attempts, seconds)))
    Console().print(_table(checked, found))
    if found:
        typer.echo(f"结论：网页和文件不一样。文件是准的，请照文件改网页。（看了 {checked:,} 个报名号）")
        raise typer.Exit(1)
    typer.echo(f"结论：{checked:,} 个报名号的网页，说的和 results.csv 都一样。")


async def _selfcheck(url: str, at_once: int, patience: Patience) -> tuple[int, list[Difference]]:
    async with public_address(url, patience=patience, at_once=at_once) as address:
        return await _Check(address, await _filed(address)).all(at_once)


async def _filed(address: PublicAddress) -> Filed:
    try:
        content, sums = [await address.get(f"files/{name}", times=FOR_FILES) for name in ("results.csv", "SHA256SUMS")]
    except Unreachable as silent:
        _stop(f"拿不到 results.csv 和 SHA256SUMS：{silent}")
    hashed = sha256_hex(content)
    if f"{hashed}  results.csv" not in sums.decode("utf-8", "replace").splitlines():
        typer.echo("results.csv 和 SHA256SUMS 里写的指纹不一样，没有再往下查。", err=True)
        raise typer.Exit(1)
    return Filed(address.base.rpartition("/")[2], hashed, read_lines(content))


class _Check:
    """One run: the numbers still to be looked at, how many were, and what was found."""

    def __init__(self, address: PublicAddress, filed: Filed) -> None:
        self._address, self._filed = address, filed
        self._waiting = iter(tuple(filed.lines.by_number))
        self._checked = 0
        self._found: list[Difference] = []

    async def all(self, at_once: int) -> tuple[int, list[Difference]]:
        """Look at every number, `at_once` side by side."""
        async with asyncio.TaskGroup() as workers:
            for _ in range(at_once):
                workers.create_task(self._work())
        return self._checked, self._found

    async def _work(self) -> None:
        for app_no in self._waiting:
            if len(self._found) >= ENOUGH:
                return
            self._found.extend(await self._one(app_no))
            self._checked += 1

    async def _one(self, app_no: str) -> Iterable[Difference]:
        try:
            page = await self._address.get(f"numbers/{app_no}")
        except Unreachable as silent:
            return (Difference(app_no, UNREACHABLE, "网页", str(silent)),)
        return tuple(differences(page.decode("utf-8", "replace"), self._filed, app_no))


def _table(checked: int, found: Iterable[Difference]) -> Table:
    by_kind: Mapping[str, list[Difference]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    table = Table(title=f"看了 {checked:,} 个报名号的网页")
    for column in ("对什么", "不一样", "例子：报名号、文件里的、网页上的"):
        table.add_column(column, overflow="fold")
    for kind, name in NAMES.items():
        examples = [f"{one.app_no}：{one.filed} ≠ {one.shown}" for one in by_kind[kind][:EXAMPLES]]
        table.add_row(name, f"{len(by_kind[kind]):,}", "\n".join(examples))
    return table


def _stop(sentence: str) -> NoReturn:
    typer.echo(f"{sentence}。", err=True)
    raise typer.Exit(_CANNOT_RUN)
