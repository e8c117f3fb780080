"""Runs a command's work so that Ctrl-C and SIGTERM both end it in order, and its failures are sentences."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

import typer
import uvloop

from shared.errors import ServiceError

Value = TypeVar("Value")
STOPPED = 130


def run_until_stopped(work: Coroutine[Any, Any, Value]) -> Value:
    """Return what the work returns; exit 1 with its sentence where it fails, 130 where it was stopped."""
    try:
        return uvloop.run(_stoppable(work))
    except ServiceError as failed:
        typer.echo(failed.sentence, err=True)
        raise typer.Exit(1) from None
    except asyncio.CancelledError:
        typer.echo("停下来了，所有进程都结束了", err=True)
        raise typer.Exit(STOPPED) from None


async def _stoppable(work: Coroutine[Any, Any, Value]) -> Value:
    task = asyncio.create_task(work)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    return await task
