"""Waits for a condition, looking again and again; the limit is generous, since it only ends what has failed."""

import asyncio
import time
from collections.abc import Awaitable, Callable

LIMIT = 120.0


async def until(condition: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait until the condition holds; fail with `what` after two minutes."""
    deadline = time.monotonic() + LIMIT
    while not await condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        await asyncio.sleep(0.02)


def until_now(condition: Callable[[], object], what: str) -> None:
    """Do the same without a loop."""
    deadline = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.02)
