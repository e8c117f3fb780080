"""One measurement in a process of its own, so that its memory is its own: seconds and peak MiB."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 3


@dataclass(frozen=True)
class Measured:
    """The median of some rounds: wall-clock seconds, and the peak of the process in MiB above its start."""

    seconds: float
    peak_mib: float


def peak_mib() -> float:
    """The largest resident size of this process since the last reset, in MiB (VmHWM; ru_maxrss keeps its parent's)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def reset_peak() -> None:
    """Let the peak begin again at the present size (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5", "utf-8")


def measured(prepare: Callable[[], Callable[[], object]]) -> Measured:
    """Time what `prepare` returns; runs inside of the child."""
    action = prepare()
    reset_peak()
    before = peak_mib()
    start = time.perf_counter()
    action()
    return Measured(time.perf_counter() - start, peak_mib() - before)


def in_a_process(module: str, *arguments: str) -> Measured:
    """Run `python -m module arguments` some times, one after the other; return the median by time."""
    rounds = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True, timeout=600
        )
        rounds.append(Measured(**json.loads(done.stdout)))
    return sorted(rounds, key=lambda one: one.seconds)[ROUNDS // 2]
