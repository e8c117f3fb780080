"""The two reference programs as the tests call them: one imported by its path, one run by the shell."""

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.spec.bundles import Files

SPECIFICATION = Path(__file__).parents[2] / "docs" / "spec" / "draw.md"
REFERENCE = SPECIFICATION.parent / "draw" / "reference.py"
REPLAY = SPECIFICATION.parent / "draw" / "replay.sh"


def load() -> Any:
    """reference.py as a module."""
    spec = importlib.util.spec_from_file_location("paiwei_reference", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference = load()


def compute(files: Files) -> bytes:
    """results.csv by reference.py."""
    strikes = files.get("strikes.csv")
    results = reference.compute(files["roster.csv"], files["draw.json"], files["seed.json"], strikes)
    assert isinstance(results, bytes)
    return results


def refusal(files: Files) -> str:
    """The code with which reference.py refuses, or "accepted"."""
    try:
        compute(files)
    except reference.Refused as refused:
        return str(refused.code)
    return "accepted"


def run_reference(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """reference.py from the command line."""
    return subprocess.run([sys.executable, REFERENCE, *arguments], capture_output=True, check=False)


def run_replay(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """replay.sh from the command line."""
    return subprocess.run(["sh", REPLAY, folder], capture_output=True, check=False)


def replayed(files: Files) -> bytes:
    """results.csv by replay.sh."""
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        done = run_replay(Path(name))
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
