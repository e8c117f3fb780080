"""Where the tests' servers keep their files: in memory if there is room, where cloning is ten times faster."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - names in it come from mkdtemp
ROOM_NEEDED = 2 * 1024**3
"""Bytes; containers often have 64 MB only."""


def roots() -> list[Path]:
    """Return the folders that may hold such directories, the preferred one first."""
    on_disk = Path(tempfile.gettempdir())
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_NEEDED:
        return [MEMORY, on_disk]
    return [on_disk]


def new_directory(prefix: str) -> Path:
    """Make an empty directory that PostgreSQL can reach whoever it runs as."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir=roots()[0]))
