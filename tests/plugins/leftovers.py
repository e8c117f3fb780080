"""What an aborted run left behind: directories whose lock is free, databases of yesterday."""

import fcntl
import shutil
import time
from pathlib import Path

import asyncpg

from tests.plugins.directories import roots

DIRECTORIES = "yg-test-"
"""Servers of whole runs: begun once, so that a free lock means that the run is over."""
PLACES = "yg-place-"
"""Servers that a test starts and stops: their lock may be free for a moment."""
DATABASES = "yg_test_"
DAY = 86_400


def remove_old_directories(prefix: str = DIRECTORIES, *, older_than: float = 0) -> None:
    """Delete the directories of servers that do not run any more; `older_than` in seconds."""
    for directory in (found for root in roots() for found in root.glob(f"{prefix}*")):
        if _is_abandoned(directory) and directory.stat().st_mtime <= time.time() - older_than:
            shutil.rmtree(directory, ignore_errors=True)


def _is_abandoned(directory: Path) -> bool:
    try:
        with (directory / "lock").open("r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except OSError:  # another run's, another user's, or so new that it has no lock yet
        return False


async def remove_old_databases(admin: asyncpg.Connection) -> None:
    """Drop test databases older than a day on a server that was given to us; a run that lives is younger."""
    for row in await admin.fetch("select datname from pg_database where starts_with(datname, $1)", DATABASES):
        made = row["datname"].removeprefix(DATABASES).partition("_")[0]
        if made.isdigit() and int(made) < time.time() - DAY:
            await admin.execute(f'drop database if exists "{row["datname"]}" with (force)')
