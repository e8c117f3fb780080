"""A PostgreSQL of our own on this machine; in production DATABASE_URL names a server instead and this is not used."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from shared.database.launcher.account import server_account
from shared.database.launcher.binaries import postgres_binaries
from shared.database.launcher.data_directory import DataDirectory
from shared.database.launcher.errors import PostgresUnavailable
from shared.database.launcher.guardian import Guardian
from shared.database.launcher.process import end_postgres, start_postgres
from shared.database.launcher.profiles import DURABLE, FAST

__all__ = ["DURABLE", "FAST", "LocalServer", "PostgresUnavailable", "start_local_server"]


class LocalServer:
    """A running server; it stops with `stop`, at the end of a `with`, or when this process dies."""

    def __init__(self, place: DataDirectory, process: "subprocess.Popen[bytes]", *, port: int, lock: int) -> None:
        self.directory = place.root
        self.port = port
        self.process = process
        self.admin_url = f"postgresql://postgres:{place.password}@127.0.0.1:{port}/postgres"
        self._guardian = Guardian(place.account, place.pgdata, process.pid)
        self._lock: int | None = lock

    def stop(self) -> None:
        """Stop the server and give the directory free; a second call does nothing."""
        if self._lock is None:
            return
        self._guardian.dismiss()
        end_postgres(self.process)
        os.close(self._lock)
        self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def start_local_server(
    directory: Path, *, profile: Mapping[str, str] = DURABLE, port: int | None = None, wait: float = 60
) -> LocalServer:
    """Start the server that keeps its files in `directory`, making them at the first start.

    Waits `wait` seconds for another run on the same directory to end; raises PostgresUnavailable.
    """
    account = server_account()
    binaries = postgres_binaries(account)
    place = DataDirectory(directory.absolute(), account)
    place.claim()
    lock = place.lock(wait)
    try:
        place.initialise(binaries)
        process, chosen = start_postgres(binaries, place, profile=profile, port=port, lock=lock)
    except BaseException:
        os.close(lock)
        raise
    return LocalServer(place, process, port=chosen, lock=lock)
