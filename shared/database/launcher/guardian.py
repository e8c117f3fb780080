"""Stops the server when the process that started it dies, even by `kill -9`: a shell that waits on a pipe of ours."""

import subprocess
from pathlib import Path

from shared.database.launcher.account import Account

# The process number is looked up again before the signal: it may have gone to somebody else in the meantime.
SCRIPT = 'read _; read pid < "$1/postmaster.pid" && [ "$pid" = "$2" ] && kill -INT "$2"'


class Guardian:
    """Watches over one server as long as this process lives."""

    def __init__(self, account: Account, pgdata: Path, pid: int) -> None:
        command: list[str | Path] = ["/bin/sh", "-c", SCRIPT, "guardian", pgdata, str(pid)]
        self._shell = account.spawn(command, directory=pgdata.parent, input_from=subprocess.PIPE)

    def dismiss(self) -> None:
        """End the watch without stopping the server."""
        self._shell.kill()
        self._shell.wait()
        if self._shell.stdin is not None:
            self._shell.stdin.close()
