"""The simulator as a process of its own, on the hand-written county, answering on a real socket."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from services.demo.registries.serving import READY
from tests.builders.counties import HAND_WRITTEN
from tests.builders.registry_questions import KEY, Asker


@pytest.fixture(scope="session")
def simulator() -> Iterator[str]:
    """Its base URL; stopped at the end."""
    command = [sys.executable, "-m", "services.demo.registries", str(HAND_WRITTEN), "--key", KEY.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(READY)
        yield line.removeprefix(READY).strip()
        process.send_signal(signal.SIGTERM)
        process.wait(20)


@pytest.fixture
def asker(simulator: str) -> Iterator[Asker]:
    """Somebody who signs questions to it."""
    with Asker(simulator) as asker:
        yield asker
