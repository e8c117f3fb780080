"""Checkpoints outside of the database: a directory, so that a database set back to yesterday does not go unnoticed."""

import os
from pathlib import Path

from shared.ids import new_token

NEWEST = "checkpoint"
JOURNAL = "checkpoints"


def keep_outside(directory: Path, note: bytes) -> None:
    """Write the note as the newest, and add it to the journal of all; both are on the disk when this returns."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / JOURNAL).open("ab") as journal:
        journal.write(note + b"\n")
        journal.flush()
        os.fsync(journal.fileno())
    replace(directory / NEWEST, note)


def newest_outside(directory: Path) -> bytes | None:
    """Return the newest note, or None where none was ever kept here."""
    try:
        return (directory / NEWEST).read_bytes()
    except FileNotFoundError:
        return None


def replace(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put `content` in the place of a file: a reader, or a crash, finds the old or the new, never a part."""
    beside = path.with_name(f".{path.name}.{new_token()[:16]}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync(path.parent)


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
