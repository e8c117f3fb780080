"""The commands `yangguang audit`: take the audit log of a service out, and check such a file without any network."""

import asyncio
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from services.audit_logs import LOGS, exported, opened_log
from shared.audit_log.verify_export import ExportRefused, Verified, verify_export
from shared.clock import CHINA, SystemClock
from shared.errors import ServiceError

audit_app = typer.Typer(
    name="audit", help="审计日志：导出，不上网核对导出的文件", no_args_is_help=True, add_completion=False
)

From = Annotated[str, typer.Option("--from", metavar="DAY", help="从哪一天起，比如 2026-07-01（北京时间）")]
To = Annotated[str, typer.Option("--to", metavar="DAY", help="到哪一天为止，这一天不算在内")]
Scope = Annotated[str, typer.Option(help="区划代码或者它的前几位：14 是全省，140105 是一个县区")]
Service = Annotated[str, typer.Option(help="、".join(LOGS))]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="写到这个文件")]
Key = Annotated[str, typer.Option("--key", metavar="VKEY", help="日志的公钥，从 …/log/key 抄下来，早先就要有")]
Seen = Annotated[
    list[Path] | None, typer.Option("--seen", metavar="FILE", help="早先存下的检查点，一起核对（可以写多次）")
]
ExportFile = Annotated[Path, typer.Argument(metavar="FILE", help="audit export 写的文件")]


@audit_app.command("export", help="把一段时间的审计日志写成 JSON Lines 文件，文件自己能证明没少、没改、没换位置")
def export(since: From, until: To, scope: Scope, out: Out, service: Service = "registration") -> None:
    """Write an export; the settings of the service are read from its environment."""
    if service not in LOGS:
        _stop(f"没有这个服务：{service}")
    if out.exists():
        _stop(f"{out} 已经有了，换一个名字")
    times = (_day(since), _day(until))
    try:
        asyncio.run(_export(service, scope, times, out))
    except ValidationError as error:
        _stop("设置不对：" + "、".join(".".join(map(str, one["loc"])) for one in error.errors()))
    except ServiceError as error:
        _stop(error.sentence)
    except (OSError, SQLAlchemyError) as error:
        _stop(f"没有写成（{type(error).__name__}）：数据库连不上，或者文件写不了")
    typer.echo(f"写好了：{out}")


async def _export(service: str, scope: str, times: tuple[datetime, datetime], out: Path) -> None:
    """Write beside the file first, so that a file of this name is always whole."""
    beside = out.with_name(f"{out.name}.part")
    try:
        async with opened_log(service) as log:
            with beside.open("wb") as file:
                async for part in exported(log, scope, times, now=SystemClock().now()):
                    file.write(part)
        beside.rename(out)
    finally:
        beside.unlink(missing_ok=True)


@audit_app.command("verify", help="不上网核对导出的文件：没少、没改、没换位置、时间没倒退")
def verify(file: ExportFile, key: Key, seen: Seen = None) -> None:
    """Check an export; exit status 0 only if everything holds."""
    try:
        notes = [one.read_bytes() for one in seen or ()]
        with file.open(encoding="utf-8", newline="\n") as lines:
            verified = verify_export(lines, key, seen=notes)
    except ExportRefused as refused:
        typer.echo(f"✕ {refused}")
        raise typer.Exit(1) from None
    except (OSError, UnicodeDecodeError) as error:
        _stop(f"读不了文件（{type(error).__name__}）")
    _say(verified)


def _say(verified: Verified) -> None:
    first, beyond = verified.head.places
    checkpoint = verified.checkpoint
    typer.echo(f"✓ 日志 {checkpoint.origin}，检查点 {checkpoint.size} 条，{_moment(checkpoint.made_at)} 签的")
    since, until = (_moment(moment) for moment in verified.head.times)
    typer.echo(f"✓ 第 {first} 条起、第 {beyond} 条前，一条不少，没有改过，顺序和时间都对")
    typer.echo(f"✓ 范围 {verified.head.scope}，{since} 到 {until}：{verified.events} 条，内容都在")
    if verified.seen:
        typer.echo(f"✓ 和早先存下的 {verified.seen} 个检查点对得上")


def _day(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), CHINA).astimezone(UTC)
    except ValueError:
        _stop(f"不是日子：{text}，要写成 2026-07-01")


def _moment(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
