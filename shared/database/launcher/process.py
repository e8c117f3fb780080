"""One `postgres` process: started without pg_ctl, ready when its own pid file says so."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from shared.database.launcher.data_directory import DataDirectory
from shared.database.launcher.errors import PostgresUnavailable
from shared.database.launcher.profiles import options

PORTS_TRIED = 5


def start_postgres(
    binaries: Path, place: DataDirectory, *, profile: Mapping[str, str], port: int | None, lock: int
) -> "tuple[subprocess.Popen[bytes], int]":
    """Return the running server and its port; a port that is not given is a free one."""
    for _ in range(PORTS_TRIED):
        chosen = port or _free_port()
        settings = options(profile, port=chosen, pgdata=place.pgdata)
        command: list[str | Path] = [binaries / "postgres", "-D", place.pgdata, *settings]
        log_end = place.log.stat().st_size if place.log.exists() else 0
        process = _spawn(command, place, lock)
        if _becomes_ready(process, place.pgdata):
            return process, chosen
        said = place.log.read_bytes()[log_end:].decode(errors="replace")
        if "could not bind" not in said:
            raise PostgresUnavailable(f"PostgreSQL did not start; {place.log} says: {said[-1500:]}")
    raise PostgresUnavailable(f"port {chosen} of this machine is taken: name another one, or none")


def end_postgres(process: "subprocess.Popen[bytes]") -> None:
    """Stop the server in good order; a server that does not follow within 20 s is stopped at once."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait(10)


def _spawn(command: list[str | Path], place: DataDirectory, lock: int) -> "subprocess.Popen[bytes]":
    log = os.open(place.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    try:
        return place.account.spawn(command, directory=place.pgdata, output=log, keep_open=(lock,))
    finally:
        os.close(log)


def _becomes_ready(process: "subprocess.Popen[bytes]", pgdata: Path, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if _says_ready(pgdata / "postmaster.pid", process.pid):
            return True
        time.sleep(0.01)
    if process.poll() is None:
        end_postgres(process)
    return False


def _says_ready(pid_file: Path, pid: int) -> bool:
    # Not by asking the port: another server might answer there.
    try:
        lines = pid_file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
