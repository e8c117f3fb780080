"""The command `yangguang draw`: compute, verify and check a draw from files (docs/spec/draw.md, sections 10 and 11)."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from services.lottery.domain.check import Checked, check_before_throw
from services.lottery.domain.draw import compute
from services.lottery.domain.encoding import HEX64, matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.names import evidence_names
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.domain.report import report_lines
from services.lottery.domain.verdicts import NEEDED, verify

draw_app = typer.Typer(name="draw", help="电脑派位：重算、验证、开始前检查", no_args_is_help=True, add_completion=False)

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="放着 roster.csv、draw.json 等文件的目录")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="结果写到这个文件，不写就输出到屏幕")]
Arithmetic = Annotated[bool, typer.Option("--arithmetic", help="只判算得对不对，不判程序对不对")]
Strict = Annotated[bool, typer.Option("--strict", help="程序里看不出来的，也算没有通过")]
Fingerprint = Annotated[str | None, typer.Option("--fingerprint", metavar="64HEX", help="当场念的公告指纹，64 位")]

_CANNOT_RUN = 2
_WHY: dict[type[OSError], str] = {
    FileNotFoundError: "没有这个文件或目录",
    PermissionError: "没有权限",
    IsADirectoryError: "它是一个目录",
    NotADirectoryError: "路径里有一段不是目录",
}


@draw_app.command("compute", help="按 DIR 里的文件算出派位结果 results.csv")
def compute_results(directory: Directory, out: Out = None) -> None:
    """Write results.csv for the draw in DIR."""
    roster, draw, seed = (_read(directory / name) for name in ("roster.csv", "draw.json", "seed.json"))
    strikes = directory / "strikes.csv"
    try:
        results = compute(roster, draw, seed, _read(strikes) if strikes.exists() else None)
    except Refused as refused:
        _refuse(refused)
    if out is None:
        sys.stdout.buffer.write(results)
        sys.stdout.buffer.flush()
    else:
        _write(out, results)


@draw_app.command("verify", help="把 DIR 里的派位重算一遍，说明算得对不对、程序对不对")
def verify_bundle(
    directory: Directory, arithmetic: Arithmetic = False, strict: Strict = False, fingerprint: Fingerprint = None
) -> None:
    """Compute the draw in DIR again and say what its files show, in two verdicts."""
    digits = None if fingerprint is None else "".join(fingerprint.split())
    if digits is not None and not matches(HEX64, digits):
        _stop("指纹要 64 位小写十六进制数字，一位不少；只对一部分不算数")
    verdicts = verify(_bundle(directory), fingerprint=digits)
    for line in report_lines(verdicts, arithmetic_alone=arithmetic, strict=strict):
        typer.echo(line)
    if not verdicts.hold(arithmetic_alone=arithmetic, strict=strict):
        raise typer.Exit(1)


@draw_app.command("check", help="掷数以前检查 DIR 里的名册和公告")
def check_files(directory: Directory) -> None:
    """Check roster.csv and draw.json in DIR before the throw."""
    try:
        checked = check_before_throw(_read(directory / "roster.csv"), _read(directory / "draw.json"))
    except Refused as refused:
        _refuse(refused)
    _say_checked(checked)


def _say_checked(checked: Checked) -> None:
    announcement = checked.announcement
    rehearsal = "（演练）" if is_rehearsal(announcement.draw_id) else ""
    seats = sum(seat.capacity for seat in announcement.seats)
    typer.echo(f"派位活动 {announcement.draw_id}{rehearsal}：名册和公告都合规范，互相对得上。")
    typer.echo(f"孩子 {len(checked.roster.app_nos)} 个，派位单元 {len(announcement.seats)} 个，名额 {seats} 个。")
    typer.echo(f"名册的指纹 {announcement.roster_sha256}")
    typer.echo(f"公告的指纹 {checked.draw_sha256}")
    typer.echo("请把公告的指纹和当场念的、公示纸上的 64 位从头到尾对一遍。")


def _bundle(directory: Path) -> dict[str, bytes]:
    files = {name: _read(directory / name) for name in NEEDED}
    present = [path.name for path in directory.iterdir() if path.is_file()]
    terms = _read(directory / "terms.csv") if "terms.csv" in present else None
    return files | {name: _read(directory / name) for name in evidence_names(present, terms)}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        _stop(f"读不了 {path}：{_why(error)}")


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        _stop(f"写不了 {path}：{_why(error)}")


def _why(error: OSError) -> str:
    return _WHY.get(type(error), error.strerror or "原因不明")


def _refuse(refused: Refused) -> NoReturn:
    """Section 11: one line on standard error, nothing on standard output."""
    typer.echo(f"ERROR {refused}", err=True)
    raise typer.Exit(1) from refused


def _stop(sentence: str) -> NoReturn:
    """A failure of the run, which says nothing about the draw."""
    typer.echo(sentence, err=True)
    raise typer.Exit(_CANNOT_RUN)
