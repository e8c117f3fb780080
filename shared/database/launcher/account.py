"""Whom PostgreSQL runs as: it refuses root, so as root it runs as nobody, a user that every system has."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Account:
    """A user and a group by number; both None where we are an ordinary user already."""

    user: int | None
    group: int | None

    @property
    def is_another(self) -> bool:
        """Tell whether programs are run as somebody else than this process."""
        return self.user is not None

    def run(self, command: Sequence[str | Path], *, directory: Path = Path("/")) -> subprocess.CompletedProcess[bytes]:
        """Run a program to its end and return it with its output; raise OSError where it cannot be started."""
        return subprocess.run(  # noqa: S603 - fixed programs, no shell, no text of users
            command,
            cwd=directory,
            capture_output=True,
            check=False,
            user=self.user,
            group=self.group,
            extra_groups=self._no_groups,
        )

    def spawn(
        self,
        command: Sequence[str | Path],
        *,
        directory: Path,
        output: int = subprocess.DEVNULL,
        input_from: int = subprocess.DEVNULL,
        keep_open: tuple[int, ...] = (),
    ) -> "subprocess.Popen[bytes]":
        """Start a program in a session of its own, so that Ctrl-C of ours does not reach it."""
        return subprocess.Popen(  # noqa: S603 - fixed programs, no shell, no text of users
            command,
            cwd=directory,
            stdin=input_from,
            stdout=output,
            stderr=output,
            pass_fds=keep_open,
            start_new_session=True,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            user=self.user,
            group=self.group,
            extra_groups=self._no_groups,
        )

    @property
    def _no_groups(self) -> list[int] | None:
        return [] if self.is_another else None


def server_account() -> Account:
    """Return nobody where this process is root, else the account of this process itself."""
    if os.geteuid() != 0:
        return Account(user=None, group=None)
    entry = pwd.getpwnam("nobody")
    return Account(user=entry.pw_uid, group=entry.pw_gid)
