"""The other side of `children`: what a process of the season gets from the one that started it."""

import json
import os
import signal
import sys
import threading
from typing import Any


def given_by_parent() -> dict[str, Any]:
    """Return the settings on the first line of standard input, and stop this process when the parent is gone."""
    given: dict[str, Any] = json.loads(sys.stdin.readline())
    stop_with_parent()
    return given


def stop_with_parent() -> None:
    """Send ourselves SIGTERM when standard input ends, which it does when the parent dies, however it dies."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    while os.read(0, 1):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
