"""The command `yangguang keys`: makes sealing keys, moves values from one to the next, and retires the old one."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from services.keys.operator_settings import settings_of
from services.keys.pid_commands import pid_app
from services.keys.refusals import KeyRefused, refuse, refused_in_words
from services.keys.retiring import retire_key
from services.keys.sealed_services import SEALING, opened
from shared.crypto.suites import SUITES
from shared.database.key_rotation import Pace, Rotated, count_keys
from shared.database.key_rotation import rotate as rotate_service
from shared.ids import new_secret
from shared.key_sources.key_directory import CURRENT, pin_current, sealing_files, write_key

keys_app = typer.Typer(
    name="keys", help="密封钥匙：新做、换用、重新密封、停用", no_args_is_help=True, add_completion=False
)
keys_app.add_typer(pid_app, name="pid")

Services = Annotated[list[str] | None, typer.Option("--service", help="只管这个服务（可以写多次）；不写就是全部")]
Number = Annotated[int, typer.Argument(help="钥匙号", min=1)]
Folder = Annotated[Path, typer.Argument(help="放钥匙的目录", exists=True, file_okay=False)]


@keys_app.command("new", help="在目录里放一把新钥匙；要等所有进程都重启、认得它了，再 keys use")
def new_key(directory: Folder, suite: Annotated[str, typer.Option(help="aes 或 sm4")] = "aes") -> None:
    """Write a new key, and keep the present one in use until `keys use`."""
    if suite not in SUITES:
        refuse("--suite 只能是 aes 或 sm4")
    numbers = [int(number) for number, _ in sealing_files(directory).values()]
    if numbers and not (directory / CURRENT).exists():
        pin_current(directory, max(numbers))
    number = max(numbers, default=0) + 1
    write_key(directory / f"sealing-{number}.{suite}.key", new_secret())
    typer.echo(
        f"放好了第 {number} 把钥匙（{suite}）。请先重启所有进程，再运行：yangguang keys use {directory} {number}"
    )


@keys_app.command("use", help="从现在起用这把钥匙密封；重启进程后生效")
def use_key(directory: Folder, number: Number) -> None:
    """Let new values be sealed under a key that every process knows by now."""
    if number not in {int(found) for found, _ in sealing_files(directory).values()}:
        refuse(f"目录里没有第 {number} 把钥匙")
    pin_current(directory, number)
    typer.echo(f"下次启动起用第 {number} 把钥匙。请重启所有进程，再运行：yangguang keys rotate")


@keys_app.command("status", help="每把钥匙下面还有多少个密封的值")
@refused_in_words
def status(service: Services = None) -> None:
    """Count values by table and key."""
    for name in _named(service):
        counts = asyncio.run(_count(name))
        typer.echo(f"{name}：用第 {settings_of(name).key_ring.sealer().current_key} 把")
        for table, numbers in counts.items():
            shown = "，".join(f"第 {key} 把 {count} 个" for key, count in sorted(numbers.items())) or "没有"
            typer.echo(f"  {table}：{shown}")


@keys_app.command("rotate", help="把旧钥匙下的值都改用现在这把密封；随时可以停，再运行就接着做")
@refused_in_words
def rotate(
    service: Services = None,
    rows: Annotated[int, typer.Option(help="一次多少行", min=1, max=10_000)] = 200,
    rest: Annotated[float, typer.Option(help="两次之间歇多少秒", min=0)] = 0.02,
) -> None:
    """Seal everything again that lies under another key than the current one."""
    broken: list[str] = []
    for name in _named(service):
        done = asyncio.run(_rotate(name, Pace(rows, rest)))
        typer.echo(f"{name}：改了 {done.rows} 行")
        broken += done.broken
    if broken:
        refuse(f"有 {len(broken)} 个值打不开（钥匙不在，或者被换过地方、改过），例如 {broken[0]}")


@keys_app.command("retire", help="停用一把旧钥匙：下面一个值都没有了才行，停用后数据库不再收它密封的值")
@refused_in_words
def retire(number: Number, service: Services = None) -> None:
    """Retire a key in every table of the services; nothing may lie under it any more."""
    for name in _named(service):
        asyncio.run(_retire(name, number))
        typer.echo(f"{name}：第 {number} 把钥匙停用了")
    typer.echo("现在可以从目录或者环境变量里删掉它，并重启进程。备份里的旧值以后用它才打得开，备份到期前请另外封存。")


def _named(given: list[str] | None) -> list[str]:
    unknown = [name for name in given or () if name not in SEALING]
    if unknown:
        raise KeyRefused(f"没有服务 {unknown[0]}；有：{'、'.join(SEALING)}")
    return given or list(SEALING)


async def _count(name: str) -> dict[str, Counter[int]]:
    async with opened(name, settings_of(name)) as found:
        return await count_keys(found)


async def _rotate(name: str, pace: Pace) -> Rotated:
    settings = settings_of(name)
    async with opened(name, settings) as found:
        return await rotate_service(found, settings.key_ring.sealer(), pace, lambda _: None)


async def _retire(name: str, number: int) -> None:
    settings = settings_of(name)
    async with opened(name, settings) as found:
        await retire_key(found, number, current=settings.key_ring.sealer().current_key)
