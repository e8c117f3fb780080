"""The commands `yangguang receipt`: check a receipt in hand, and follow it from the roster to the result."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import httpx2
import typer

from services.registration.domain.receipts.checks import CheckedReceipt, Evidence, check_receipt_file
from services.registration.domain.receipts.log_proof import LogProof
from services.registration.domain.receipts.result import Checked
from services.registration.domain.receipts.statement import ReceiptStatement
from services.registration.domain.receipts.trace import FILES, BundleUnreadable, trace_receipt

receipt_app = typer.Typer(name="receipt", help="回执：核对，找结果", no_args_is_help=True, add_completion=False)

ReceiptFile = Annotated[Path, typer.Argument(metavar="FILE", help="从回执页保存的 PDF 或者文字文件")]
Keys = Annotated[
    list[str] | None,
    typer.Option("--key", metavar="VKEY", help="公钥或者放着公钥的文件，签回执的、签日志的都可以给"),
]
Copy = Annotated[Path | None, typer.Option("--form", metavar="FILE", help="从回执页保存的报名表副本")]
Later = Annotated[
    str | None,
    typer.Option("--checkpoint", metavar="FILE|URL", help="后来的检查点：文件，或者日志的网址 …/registration/log"),
]
Saved = Annotated[
    Path | None, typer.Option("--save", metavar="FILE", help="把取来的检查点和证明存下来，以后不上网也能核对")
]
MARKS = {"ok": "✓", "bad": "✕", "left_out": "–"}
_CANNOT_RUN = 2
new_client = httpx2.Client


@receipt_app.command("verify", help="核对一张回执：签名、报名表的指纹、在不在公开日志里")
def verify_receipt(
    file: ReceiptFile, checkpoint: Later = None, key: Keys = None, form: Copy = None, save: Saved = None
) -> None:
    """Check a receipt; exit status 0 only if the signature is good and nothing contradicts it."""
    kept, keys = _read(file), _keys(key or ())
    form_copy = _read(form) if form is not None else None
    read = check_receipt_file(kept, Evidence(keys))
    about = read.receipt.statement if read.receipt is not None else None
    log = _later(checkpoint, about) if checkpoint is not None and about is not None else None
    if save is not None and log is not None:
        _save(save, log)
    _say(check_receipt_file(kept, Evidence(keys, form_copy, log)))


@receipt_app.command("trace", help="拿回执在派位的文件里找：登记、名册、结果里的哪一行")
def trace(
    file: ReceiptFile,
    bundle: Annotated[Path, typer.Argument(metavar="DIR", help="放着 draw.json、roster.csv 等文件的目录")],
    key: Keys = None,
) -> None:
    """Follow a receipt through a draw's files; exit status 1 where it is missing or a step does not hold."""
    checked = check_receipt_file(_read(file), Evidence(_keys(key or ())))
    signature = checked.checks[0]
    _line(signature)
    if checked.receipt is None or signature.outcome == "bad":
        raise typer.Exit(1)
    files = {name: _read(bundle / name) for name in FILES if (bundle / name).is_file()}
    try:
        found = trace_receipt(checked.receipt, files)
    except BundleUnreadable as broken:
        _stop(f"{broken}，不能查。请从公告的网址下载全部文件")
    for one in found.checks:
        _line(one)
    typer.echo("名册有没有算错，用 yangguang draw verify 重算。")
    if found.contradicted:
        raise typer.Exit(1)


def _say(checked: CheckedReceipt) -> None:
    for one in checked.checks:
        _line(one)
    if checked.receipt is not None:
        _summary(checked.receipt.statement)
    if checked.verdict != "genuine":
        typer.echo("结论：不能算真的。")
        raise typer.Exit(1)
    typer.echo("结论：这张回执是真的。")


def _summary(about: ReceiptStatement) -> None:
    wishes = "，".join("/".join(lot) for lot in about.choices) or "不报民办"
    together = about.together_with or "没有"
    typer.echo(f"报名号 {about.application_number} 第 {about.version} 版，志愿 {wishes}，一起派位 {together}")


def _line(one: Checked) -> None:
    typer.echo(f"{MARKS[one.outcome]} {one.name}：{one.sentence}")


def _keys(given: Sequence[str]) -> tuple[str, ...]:
    """Return the vkeys; a file may hold several, one a line."""
    lines = [line for one in given for line in (Path(one).read_text().splitlines() if Path(one).is_file() else [one])]
    return tuple(line.strip() for line in lines if line.strip())


def _later(where: str, about: ReceiptStatement) -> LogProof:
    if where.startswith(("http://", "https://")):
        return _fetched(where.rstrip("/"), about)
    content = _read(Path(where))
    if not content.startswith(b"{"):
        return LogProof(content)
    try:
        told = json.loads(content)
        note, inclusion, consistency = (told[name] for name in ("checkpoint", "inclusion", "consistency"))
    except (ValueError, KeyError):
        _stop(f"{where} 不是用 --save 存下来的证明")
    return LogProof(str(note).encode(), _encoded(inclusion), _encoded(consistency))


def _encoded(told: object) -> bytes | None:
    return None if told is None else str(told).encode()


def _fetched(base: str, about: ReceiptStatement) -> LogProof:
    try:
        with new_client(base_url=f"{base}/", timeout=30) as client:
            note = _got(client, "checkpoint")
            size = note.decode("utf-8", "replace").split("\n")[1]
            inclusion = _got(client, "proof/inclusion", size=size, leaf_hash=about.event_hash.hex())
            seen = about.log.size if about.log is not None else 0
            consistency = _got(client, "proof/consistency", first=str(seen), second=size) if seen else None
    except (httpx2.HTTPError, IndexError):
        _stop(f"{base} 没有回答，或者不是日志的网址")
    return LogProof(note, inclusion, consistency)


def _got(client: httpx2.Client, path: str, **query: str) -> bytes:
    answer = client.get(path, params=query)
    if answer.status_code == httpx2.codes.NOT_FOUND and path == "proof/inclusion":
        _stop("日志里还没有这份报名：刚提交的，过 1 分钟再查；过了 1 小时还没有，请打招生电话")
    answer.raise_for_status()
    return answer.content


def _save(path: Path, log: LogProof) -> None:
    parts = {"checkpoint": log.checkpoint, "inclusion": log.inclusion, "consistency": log.consistency}
    told = {name: part.decode() if part is not None else None for name, part in parts.items()}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        _stop(f"{path} 打不开：没有这个文件，或者没有权限")


def _stop(sentence: str) -> NoReturn:
    typer.echo(f"{sentence}。", err=True)
    raise typer.Exit(_CANNOT_RUN)
