"""A process that is told to stop says so to whoever holds answers open, and still does what it would have done."""

import asyncio
import os
import signal
from types import FrameType

import pytest

from shared.web.stopping import follow, when_stopping


async def test_the_end_is_called_and_the_handler_of_before_too() -> None:
    ended, told = asyncio.Event(), []

    def before(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    original = signal.signal(signal.SIGTERM, before)
    try:
        with when_stopping(ended.set):
            os.kill(os.getpid(), signal.SIGTERM)
            async with asyncio.timeout(30):
                await ended.wait()
        assert told == [signal.SIGTERM]
        assert signal.getsignal(signal.SIGTERM) is before
    finally:
        signal.signal(signal.SIGTERM, original)


async def test_outside_of_the_main_thread_nothing_is_touched() -> None:
    def elsewhere() -> bool:
        with when_stopping(lambda: None):
            return True

    handler = signal.getsignal(signal.SIGTERM)
    assert await asyncio.to_thread(elsewhere)
    assert signal.getsignal(signal.SIGTERM) is handler


def test_what_was_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", raised.append)
    follow(signal.SIG_IGN, signal.SIGTERM, None)
    assert raised == []
