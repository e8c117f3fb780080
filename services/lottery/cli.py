"""The command `yangguang draw`: compute, verify and check a draw from files (docs/spec/draw.md, sections 10 and 11)."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer

from services.lottery.domain.check import Checked, check_before_throw
from services.lottery.domain.copies import copies_in_words
from services.lottery.domain.draw import compute
from services.lottery.domain.encoding import HEX64, matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Brought
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.domain.report import report_lines
from services.lottery.domain.selftest.experiments import FEWEST_SEEDS, selftest
from services.lottery.domain.selftest.measured import SUSPICIOUS
from services.lottery.domain.selftest.plot import in_numbers, plot
from services.lottery.domain.verdicts import verify
from services.lottery.gateways.draw_directories import (
    CannotRead,
    read_authorities,
    read_bundle,
    read_file,
    read_link,
    why,
)
from services.lottery.released.programs import fingerprints
from shared.crypto.note_format import NoteRefused
from shared.crypto.signed_notes import require_verifier_key

draw_app = typer.Typer(name="draw", help="电脑派位：重算、验证、开始前检查", no_args_is_help=True, add_completion=False)

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="放着 roster.csv、draw.json 等文件的目录")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="结果写到这个文件，不写就输出到屏幕")]
Arithmetic = Annotated[bool, typer.Option("--arithmetic", help="只判算得对不对，不判程序对不对")]
Strict = Annotated[bool, typer.Option("--strict", help="程序里看不出来的，也算没有通过")]
Fingerprint = Annotated[str | None, typer.Option("--fingerprint", metavar="64HEX", help="当场念的公告指纹，64 位")]
Key = Annotated[str | None, typer.Option("--key", metavar="VKEY", help="单位签名的公钥，从公示或公证记录得到")]
Authorities = Annotated[
    Path | None, typer.Option("--tsa", metavar="PEM", help="时间戳机构的根证书，从机构自己那里得到")
]
Chain = Annotated[
    list[Path] | None,
    typer.Option("--chain", metavar="DIR", help="同一单位别的派位，或这次派位以前的公布；可以写几次"),
]
Seeds = Annotated[int, typer.Option("--seeds", min=FEWEST_SEEDS, metavar="N", help="每一组用多少个种子")]
Svg = Annotated[Path, typer.Option("--svg", metavar="FILE", help="图写到这个文件")]

DEFAULT_SEEDS = 12_000
_CANNOT_RUN = 2
_Read = TypeVar("_Read")


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
def verify_bundle(  # noqa: PLR0913, PLR0917  (one parameter per option)
    directory: Directory,
    arithmetic: Arithmetic = False,
    strict: Strict = False,
    fingerprint: Fingerprint = None,
    key: Key = None,
    tsa: Authorities = None,
    chain: Chain = None,
) -> None:
    """Compute the draw in DIR again and say what its files show, in two verdicts."""
    brought = _brought(fingerprint, key, tsa, chain or [])
    files = _or_stop(read_bundle, directory)
    verdicts = verify(files, brought)
    for line in report_lines(verdicts, arithmetic_alone=arithmetic, strict=strict):
        typer.echo(line)
    for line in copies_in_words(files, fingerprints()):
        typer.echo(line)
    if not verdicts.hold(arithmetic_alone=arithmetic, strict=strict):
        raise typer.Exit(1)


def _brought(fingerprint: str | None, key: str | None, tsa: Path | None, chain: list[Path]) -> Brought:
    """Take what the person has from elsewhere; what cannot be used is a failure of the run."""
    digits = None if fingerprint is None else "".join(fingerprint.split())
    if digits is not None and not matches(HEX64, digits):
        _stop("指纹要 64 位小写十六进制数字，一位不少；只对一部分不算数")
    try:
        if key is not None:
            require_verifier_key(key)
    except NoteRefused:
        _stop("公钥要整行照抄：名字+编号+公钥")
    authorities = () if tsa is None else _or_stop(read_authorities, tsa)
    return Brought(digits, key, authorities, tuple(_or_stop(read_link, directory) for directory in chain))


@draw_app.command("check", help="掷数以前检查 DIR 里的名册和公告")
def check_files(directory: Directory) -> None:
    """Check roster.csv and draw.json in DIR before the throw."""
    try:
        checked = check_before_throw(_read(directory / "roster.csv"), _read(directory / "draw.json"))
    except Refused as refused:
        _refuse(refused)
    _say_checked(checked)


@draw_app.command("selftest", help="用许多种子试派位本身：每一种次序、位次、录取是不是一样多")
def measure_construction(seeds: Seeds = DEFAULT_SEEDS, svg: Svg = Path("selftest.svg")) -> None:
    """Run the real construction over many seeds, print every comparison and write the plot."""
    measured = []
    for one in selftest(seeds):
        typer.echo(f"{'✓' if one.holds else '✕'} {one.statement}：{in_numbers(one)}")
        measured.append(one)
    _write(svg, plot(measured, title=f"派位自检 paiwei-draw/1：{seeds} 个种子").encode())
    typer.echo(f"图写在 {svg}。p 小于 {SUSPICIOUS:.4f} 就算不均匀；种子是固定的，谁跑都是这些数。")
    if not all(one.holds for one in measured):
        raise typer.Exit(1)


def _say_checked(checked: Checked) -> None:
    announcement = checked.announcement
    rehearsal = "（演练）" if is_rehearsal(announcement.draw_id) else ""
    seats = sum(seat.capacity for seat in announcement.seats)
    typer.echo(f"派位活动 {announcement.draw_id}{rehearsal}：名册和公告都合规范，互相对得上。")
    typer.echo(f"孩子 {len(checked.roster.app_nos)} 个，派位单元 {len(announcement.seats)} 个，名额 {seats} 个。")
    typer.echo(f"名册的指纹 {announcement.roster_sha256}")
    typer.echo(f"公告的指纹 {checked.draw_sha256}")
    typer.echo("请把公告的指纹和当场念的、公示纸上的 64 位从头到尾对一遍。")


def _or_stop(read: Callable[[Path], _Read], path: Path) -> _Read:
    try:
        return read(path)
    except CannotRead as error:
        _stop(str(error))


def _read(path: Path) -> bytes:
    return _or_stop(read_file, path)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        _stop(f"写不了 {path}：{why(error)}")


def _refuse(refused: Refused) -> NoReturn:
    """Section 11: one line on standard error, nothing on standard output."""
    typer.echo(f"ERROR {refused}", err=True)
    raise typer.Exit(1) from refused


def _stop(sentence: str) -> NoReturn:
    """A failure of the run, which says nothing about the draw."""
    typer.echo(sentence, err=True)
    raise typer.Exit(_CANNOT_RUN)
