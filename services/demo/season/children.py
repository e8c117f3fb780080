"""The processes of a season: each is started with its settings on standard input and stopped by its own id."""

import asyncio
import json
import sys
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from services.demo.season.failures import SeasonFailed

Value = TypeVar("Value")
READY_SECONDS = 90.0
STOP_SECONDS = 15.0
TAIL = 2000
"""Characters of a dead process's log that are shown."""


class Child:
    """A running process; what it writes to standard error lies in its log."""

    def __init__(self, name: str, process: asyncio.subprocess.Process, log: Path) -> None:
        self.name = name
        self.log = log
        self._process = process

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    async def ready_line(self) -> str:
        """Return the line it prints when it can be used; raise `SeasonFailed` if it dies before."""
        if self._process.stdout is None:
            raise ValueError("started without a pipe")
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), READY_SECONDS)
        except TimeoutError:
            line = b""
        if not line:
            raise self.died()
        return line.decode().strip()

    def forget(self) -> None:
        """Close its standard input, as our death would: it stops by itself."""
        if self._process.stdin is not None:
            self._process.stdin.close()

    async def end(self) -> None:
        """Wait until it ends by itself."""
        await self._process.wait()

    async def stop(self) -> None:
        """Ask it to finish; end it where it does not."""
        if self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def died(self) -> SeasonFailed:
        """Return the error that says what it last wrote."""
        tail = self.log.read_text("utf-8", errors="replace")[-TAIL:]
        return SeasonFailed(f"进程 {self.name} 停了，日志在 {self.log}：\n{tail}")


class Children:
    """Starts processes and stops them all, the last one first, however the block ends."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self.running: list[Child] = []

    async def __aenter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        for child in reversed(self.running):
            await child.stop()

    async def start(
        self, name: str, arguments: Sequence[str], given: Mapping[str, Any], *, pass_fds: Sequence[int] = ()
    ) -> Child:
        """Start `python ARGUMENTS`, hand it `given` as one line of JSON, and leave its input open while we live."""
        log = self._logs / f"{name}.log"
        with log.open("wb") as written:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=written,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        child = Child(name, process, log)
        self.running.append(child)
        if process.stdin is not None:
            # Dead already (uvloop says it with a RuntimeError): `ready_line` shows its last words.
            with suppress(ConnectionError, RuntimeError):
                process.stdin.write(json.dumps(given).encode() + b"\n")
                await process.stdin.drain()
        return child

    async def guard(self, work: Coroutine[Any, Any, Value]) -> Value:
        """Return what `work` returns; raise `SeasonFailed` as soon as any process ends before it."""
        task = asyncio.create_task(work)
        ends = {asyncio.create_task(child.end()): child for child in self.running}
        try:
            await asyncio.wait({task, *ends}, return_when=asyncio.FIRST_COMPLETED)
            dead = [child for ended, child in ends.items() if ended.done()]
            if dead and not task.done():
                raise dead[0].died()
            return await task
        finally:
            await _cancelled((task, *ends))


async def _cancelled(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
