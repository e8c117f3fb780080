"""Keeps the duties of a worker going: whatever ends one of them, it is begun again after a pause, until the stop."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

log = structlog.get_logger()
SHORTEST, LONGEST, CALM = 0.2, 5.0, 30.0
"""Seconds: the first pause, the longest, and how long a duty must have run for the pause to begin anew."""


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until the stop."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


async def keep_going(name: str, duty: Callable[[], Awaitable[object]], *, stop: asyncio.Event) -> None:
    """Do the duty again and again; errors are logged by type only, for their texts may quote personal data."""
    seconds = SHORTEST
    clock = asyncio.get_running_loop().time
    while not stop.is_set():
        started = clock()
        try:
            await duty()
        except Exception as error:
            log.warning("worker begins anew", duty=name, error=type(error).__name__)
        if clock() - started > CALM:
            seconds = SHORTEST
        await pause(stop, seconds)
        seconds = min(seconds * 2, LONGEST)
