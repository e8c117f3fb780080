"""Says in time that the server stops, for it waits for its answers, and one without an end never ends by itself.

A server hears SIGTERM or SIGINT, then waits for open answers, and only then runs the end of the lifespan; so whoever
holds answers open must hear the signal too.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def when_stopping(end: Callable[[], None]) -> Generator[None]:
    """Call `end` in the loop when the process is told to stop, then do what would have been done without us."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def heard(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(end)
        follow(before[signal.Signals(number)], number, frame)

    for number in SIGNALS:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number in SIGNALS:
            if signal.getsignal(number) is heard:
                signal.signal(number, before[number])


def follow(handler: object, number: int, frame: FrameType | None) -> None:
    """Do what a signal's handler of before would do."""
    if callable(handler):
        handler(number, frame)
    elif handler == signal.SIG_DFL:
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
