"""What no file of the project may contain: unfinished work, private places, machine names."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, project_files, shown

FORBIDDEN = {
    "unfinished work": r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
    "a path of one machine": r"(?<![\w.])/(work|home|root|opt)/[\w.]",
    "a private package index": r"(?i)--(extra-)?index-url|file:///|\bartifactory\b|\bnexus\b",
    "a secret": r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b",
    "a test that does not run": r"pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail)\(|importorskip|unittest\.skip",
}
MARKED_BY_ITSELF = {"tests/architecture/test_words.py"}


def lines_with(pattern: str, paths: tuple[Path, ...]) -> list[str]:
    found = []
    for path in paths:
        if shown(path) in MARKED_BY_ITSELF or path.suffix in {".png", ".xlsx"}:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if re.search(pattern, line):
                found.append(f"{shown(path)}:{number}: {line.strip()[:80]}")
    return found


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_file_contains(kind: str) -> None:
    assert lines_with(FORBIDDEN[kind], project_files()) == []


def test_the_check_would_see_a_fault(tmp_path: Path) -> None:
    guilty = ROOT / "tests" / "architecture" / "test_words.py"
    assert re.search(FORBIDDEN["a path of one machine"], "see /home/someone/file")
    assert re.search(FORBIDDEN["unfinished work"], "TO" + "DO: later")
    assert guilty.exists()


def test_nothing_that_stands_for_this_machine_is_linked() -> None:
    """A link inside of the repository stands for the same file on every machine."""
    links = [path for path in project_files() if path.is_symlink()]
    away = [path for path in links if path.readlink().is_absolute() or not path.resolve().is_relative_to(ROOT)]
    assert [shown(path) for path in away] == []
