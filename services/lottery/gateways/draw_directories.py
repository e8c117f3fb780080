"""Reads the files of draws from directories, as somebody who verifies has them: docs/spec/draw.md, 9 and 10."""

from pathlib import Path

from services.lottery.domain.procedure.names import evidence_names
from services.lottery.domain.verdicts import NEEDED
from services.lottery.released.programs import NAMES
from shared.crypto.timestamps import read_roots

_OF_A_LINK = ("roster.csv", "seed.json", "strikes.csv", "results.csv")
_WHY: dict[type[OSError], str] = {
    FileNotFoundError: "没有这个文件或目录",
    PermissionError: "没有权限",
    IsADirectoryError: "它是一个目录",
    NotADirectoryError: "路径里有一段不是目录",
}


class CannotRead(Exception):
    """A failure of the run that says nothing about a draw; the text is a sentence for people."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, or raise CannotRead."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(f"读不了 {path}：{why(error)}") from error


def read_bundle(directory: Path) -> dict[str, bytes]:
    """Return what a verdict is read from: the files that have to be there, and those that are evidence."""
    files = {name: read_file(directory / name) for name in NEEDED}
    present = [path.name for path in directory.iterdir() if path.is_file()]
    lists = {name: read_file(directory / name) if name in present else None for name in ("terms.csv", "SHA256SUMS")}
    wanted = evidence_names(present, lists["terms.csv"], lists["SHA256SUMS"])
    copies = [name for name in NAMES if name in present]
    return files | {name: read_file(directory / name) for name in (*wanted, *copies)}


def read_link(directory: Path) -> dict[str, bytes]:
    """Return the files by which another draw, or an earlier state of this one, is a link of the chain."""
    files = {"draw.json": read_file(directory / "draw.json")}
    return files | {name: read_file(directory / name) for name in _OF_A_LINK if (directory / name).is_file()}


def read_authorities(path: Path) -> tuple[bytes, ...]:
    """Return the root certificates of a PEM file, DER each, or raise CannotRead."""
    try:
        return read_roots(read_file(path))
    except ValueError as error:
        raise CannotRead(f"读不了 {path}：里面没有 PEM 格式的证书") from error


def why(error: OSError) -> str:
    """Say in words why a file could not be read or written."""
    return _WHY.get(type(error), error.strerror or "原因不明")
