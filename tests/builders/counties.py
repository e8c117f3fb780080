"""County directories for tests: a copy of the hand-written one, with changes."""

import shutil
from pathlib import Path

HAND_WRITTEN = Path(__file__).resolve().parents[1] / "county12"


class CountyCopy:
    """A copy that a test may spoil."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(HAND_WRITTEN, root, dirs_exist_ok=True)
        self.root = root

    def replace(self, file: str, old: str, new: str) -> "CountyCopy":
        """Replace the first occurrence of a text that must be there."""
        path = self.root / file
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())
        return self

    def append(self, file: str, line: str) -> "CountyCopy":
        """Add a line at the end."""
        path = self.root / file
        path.write_bytes(path.read_bytes() + line.encode() + b"\n")
        return self

    def first_lines(self, file: str, count: int) -> "CountyCopy":
        """Keep so many lines."""
        path = self.root / file
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:count]))
        return self
