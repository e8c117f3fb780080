"""The reference as a process of its own: one that lies, hangs, crashes, babbles or is not there lets nothing pass."""

import os
import sys
from pathlib import Path

import pytest

from services.lottery.domain.publishing_refusals import ReferenceDisagrees, ReferenceFailed
from services.lottery.gateways.reference_process import ReferenceLimits, ask_reference

RESULT = b"school,category\nP01,ALL\n"
HONEST = "import pathlib, sys\nsys.stdout.buffer.write(pathlib.Path(sys.argv[-1], 'results.csv').read_bytes())\n"
PATIENT = ReferenceLimits(seconds=60.0)
HASTY = ReferenceLimits(seconds=1.0, per_kilobyte=0.0)


def bundle(program: str) -> dict[str, bytes]:
    return {"reference.py": program.encode(), "results.csv": RESULT, "roster.csv": b"app_no\n"}


async def check_passes(program: str) -> None:
    """Ask a reference that is expected to raise nothing."""
    await ask_reference(bundle(program), PATIENT)


async def test_one_that_agrees_lets_it_pass() -> None:
    await check_passes(HONEST)


@pytest.mark.parametrize(
    "program",
    [
        "print('school,category')",
        "",
        HONEST + "print('P02,ALL')\n",
        "while True: print('P01,ALL' * 1000)",
        HONEST + "if sys.argv[1] == 'verify': sys.exit(1)\n",
    ],
    ids=["another result", "nothing", "a line too much", "no end of it", "its own comparison fails"],
)
async def test_one_that_says_something_else_does_not(program: str) -> None:
    with pytest.raises(ReferenceDisagrees):
        await ask_reference(bundle(program), PATIENT)


@pytest.mark.parametrize(
    "program",
    [
        HONEST + "sys.exit(1)",
        HONEST + "sys.stdout.flush()\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "raise ValueError",
        "no program at all (",
    ],
    ids=["refuses", "killed", "crashes", "not Python"],
)
async def test_one_that_does_not_end_well_does_not(program: str) -> None:
    with pytest.raises(ReferenceFailed):
        await ask_reference(bundle(program), PATIENT)


@pytest.mark.parametrize(
    "program",
    ["while True: pass", HONEST + "sys.stdout.flush()\nsys.stdout.close()\nimport os\nos.close(1)\nwhile True: pass"],
    ids=["silent", "after it has said everything"],
)
async def test_one_that_hangs_is_ended_and_lets_nothing_pass(program: str, tmp_path: Path) -> None:
    left = tmp_path / "pid"
    noted = f"import os, pathlib\npathlib.Path({str(left)!r}).write_text(str(os.getpid()))\n{program}"
    with pytest.raises(ReferenceFailed):
        await ask_reference(bundle(noted), HASTY)
    with pytest.raises(ProcessLookupError):
        os.kill(int(left.read_text("utf-8")), 0)


async def test_without_an_interpreter_nothing_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ReferenceFailed):
        await ask_reference(bundle(HONEST), PATIENT)


async def test_it_sees_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTTERY_MASTER_SECRET", "5a" * 32)
    curious = "import os\nassert not [name for name in os.environ if name != 'LC_CTYPE'], os.environ\n"
    ours = "import importlib.util\nassert importlib.util.find_spec('tests') is None\n"
    await check_passes(curious + ours + HONEST)


async def test_nothing_stays_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    await ask_reference(bundle(HONEST), PATIENT)
    with pytest.raises(ReferenceFailed):
        await ask_reference(bundle("raise ValueError"), PATIENT)
    assert list(tmp_path.iterdir()) == []
