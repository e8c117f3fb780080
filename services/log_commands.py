"""The command `yangguang log witness`: watches the log of another installation, and cosigns what only ever grew."""

import time
from pathlib import Path
from typing import Annotated

import typer

from shared.audit_log.witness.growth import LogMisbehaves
from shared.audit_log.witness.log_client import LogClient, LogSilent
from shared.audit_log.witness.memory import WitnessMemory
from shared.audit_log.witness.witnessing import Watched, witness
from shared.clock import SystemClock
from shared.crypto.cosignatures import witness_key

log_app = typer.Typer(name="log", help="给别处的审计日志作见证", no_args_is_help=True, add_completion=False)

Url = Annotated[str, typer.Argument(metavar="URL", help="日志的网址，比如 https://zs.example/registration/log")]
Key = Annotated[str, typer.Option("--key", metavar="VKEY", help="日志的公钥；不要从正在见证的网址上现抄")]
Name = Annotated[str, typer.Option("--name", help="见证人的名字，像网址一样，比如 witness.example/taiyuan")]
State = Annotated[Path, typer.Option("--state", metavar="DIR", help="见证人的目录：钥匙，和每个日志最后见过的检查点")]
Every = Annotated[int, typer.Option("--every", min=0, help="每隔多少秒看一次；0 是只看一次")]


@log_app.callback()
def logs() -> None:
    """Keep `witness` a command of its own name, though it is the only one yet."""


@log_app.command("key", help="显示见证人的公钥：把它交给要见证的日志，放进它的设置 …_LOG_WITNESSES")
def key(name: Name, state: State) -> None:
    """Print the vkey of this witness, making its key at the first time."""
    memory = WitnessMemory(state)
    with memory.alone():
        typer.echo(witness_key(name, memory.key().public_key()))


@log_app.command("witness", help="看一次日志：只有它接着见过的往下长，才联署；变短、改过、分叉都不签，留下证据")
def witness_log(url: Url, key: Key, name: Name, state: State, every: Every = 0) -> None:
    """Cosign the newest checkpoint; exit status 1 where the log misbehaves, 2 where it is silent."""
    watched = Watched(name, key)
    status = _round(url, watched, state)
    while every and status != 1:
        time.sleep(every)
        status = _round(url, watched, state)
    raise typer.Exit(status)


def _round(url: str, watched: Watched, state: Path) -> int:
    try:
        with LogClient(url) as client:
            done = witness(client, WitnessMemory(state), watched, now=SystemClock().now())
    except LogMisbehaves as error:
        typer.echo(f"✕ 不联署：{error}。证据放在 {state}")
        return 1
    except LogSilent as error:
        typer.echo(f"– 这次没有看成：{error}", err=True)
        return 2
    typer.echo(f"✓ 联署了 {done.checkpoint.origin} 的 {done.checkpoint.size} 条")
    if not done.shown:
        typer.echo(f"  日志还不认识这个见证人，没有收下；这一行自己留着：{done.line.decode().rstrip()}")
    return 0
