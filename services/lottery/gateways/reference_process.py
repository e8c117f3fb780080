"""Runs the reference program on a bundle that was written to a directory: another process, with nothing of ours.

No environment, no site packages, no input, a time limit; what it says is compared byte by byte.
"""

import asyncio
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from services.lottery.domain.publishing_refusals import ReferenceDisagrees, ReferenceFailed

REFERENCE = "reference.py"
RESULTS = "results.csv"
CHUNK = 1 << 16
FILE_NAME = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_.-]{0,79}")


@dataclass(frozen=True)
class ReferenceLimits:
    """How long each run may take: so many seconds, and so many more for every thousand bytes of the roster."""

    seconds: float = 60.0
    per_kilobyte: float = 0.05

    def of(self, files: Mapping[str, bytes]) -> float:
        """Return the limit for a bundle."""
        return self.seconds + self.per_kilobyte * len(files["roster.csv"]) / 1000


async def ask_reference(files: Mapping[str, bytes], limits: ReferenceLimits) -> None:
    """Let the bundle's own reference.py compute and verify it.

    Raises `ReferenceFailed` where it computes nothing (it refuses the files, crashes, hangs or cannot be begun), and
    `ReferenceDisagrees` where what it computes is not the result, or its own comparison says so.
    """
    with TemporaryDirectory(prefix="bundle-") as place:
        directory = Path(place)
        await asyncio.to_thread(_write, directory, files)
        seconds = limits.of(files)
        expected = files[RESULTS]
        status, said = await _run(directory, (), most=len(expected), seconds=seconds)
        if status != 0:
            raise ReferenceFailed
        if said != expected:
            raise ReferenceDisagrees
        status, _ = await _run(directory, ("verify",), most=CHUNK, seconds=seconds)
        if status != 0:
            raise ReferenceDisagrees


def _write(directory: Path, files: Mapping[str, bytes]) -> None:
    """Write them; a name that could lead out of the directory is no file of a bundle."""
    if not all(FILE_NAME.fullmatch(name) for name in files):
        raise ReferenceFailed
    for name, content in files.items():
        (directory / name).write_bytes(content)


async def _run(directory: Path, command: tuple[str, ...], *, most: int, seconds: float) -> tuple[int, bytes]:
    """Return its exit status and what it wrote; more than `most` bytes are an answer that nobody expects."""
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-S", str(directory / REFERENCE), *command, str(directory)),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=directory,
            env={},
        )
    except OSError as error:
        raise ReferenceFailed from error
    try:
        async with asyncio.timeout(seconds):
            said = await _read(process, most)
            return await process.wait(), said
    except TimeoutError as error:
        raise ReferenceFailed from error
    finally:
        await _end(process)


async def _read(process: Process, most: int) -> bytes:
    if process.stdout is None:
        raise ReferenceFailed
    said = bytearray()
    while piece := await process.stdout.read(CHUNK):
        said += piece
        if len(said) > most:
            raise ReferenceDisagrees
    return bytes(said)


async def _end(process: Process) -> None:
    """Kill it where it still runs, and wait until it is gone."""
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
