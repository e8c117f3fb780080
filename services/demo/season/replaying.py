"""Replays a bundle with every program there is: the product, the reference in Python, the one in shell."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

SPECIFICATION = Path(__file__).resolve().parents[3] / "docs" / "spec" / "draw"
REFERENCE = SPECIFICATION / "reference.py"
SHELL = SPECIFICATION / "replay.sh"
SHELL_NEEDS = ("sh", "sha256sum", "awk")
SECONDS = 900
SHOWN = 600


@dataclass(frozen=True)
class Replay:
    """One program's verdict, and what it said where it disagrees."""

    program: str
    identical: bool
    said: str


def replay(bundle: Path) -> tuple[Replay, ...]:
    """Return the verdict of every program that can run here; the references lie in the checkout, not in a wheel."""
    programs = [_product]
    programs += [_reference] if REFERENCE.is_file() else []
    programs += [_shell] if SHELL.is_file() and all(map(shutil.which, SHELL_NEEDS)) else []
    with ThreadPoolExecutor(len(programs)) as pool:
        return tuple(pool.map(lambda program: program(bundle), programs))


def _product(bundle: Path) -> Replay:
    done = _run([sys.executable, "-m", "services.cli", "draw", "verify", str(bundle)])
    return Replay("yangguang draw verify", done.returncode == 0, _said(done))


def _reference(bundle: Path) -> Replay:
    return _compared(REFERENCE.name, [sys.executable, str(REFERENCE), str(bundle)], bundle)


def _shell(bundle: Path) -> Replay:
    return _compared(SHELL.name, ["sh", str(SHELL), str(bundle)], bundle)


def _compared(program: str, command: Sequence[str], bundle: Path) -> Replay:
    done = _run(command)
    return Replay(program, done.returncode == 0 and done.stdout == (bundle / "results.csv").read_bytes(), _said(done))


def _run(command: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603 - our own programs


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return (done.stderr or done.stdout)[-SHOWN:].decode("utf-8", errors="replace")
