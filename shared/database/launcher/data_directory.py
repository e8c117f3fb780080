"""The directory of one server: `pgdata`, `superuser.password`, `log`, and `lock`, which is held while anything runs."""

import fcntl
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from shared.database.launcher.account import Account
from shared.database.launcher.errors import PostgresUnavailable


@dataclass(frozen=True)
class DataDirectory:
    """Where a server keeps its files. `root` is absolute and belongs to the account that PostgreSQL runs as."""

    root: Path
    account: Account

    @property
    def pgdata(self) -> Path:
        """Return the directory that initdb makes."""
        return self.root / "pgdata"

    @property
    def log(self) -> Path:
        """Return the file that the server writes its messages to."""
        return self.root / "log"

    @property
    def password(self) -> str:
        """Return the superuser's password."""
        return (self.root / "superuser.password").read_text(encoding="ascii")

    def claim(self) -> None:
        """Make the directory, private to the server's account; raise PostgresUnavailable where that cannot be."""
        self._refuse_foreign_files()
        self.root.mkdir(parents=True, exist_ok=True)
        if self.account.user is not None and self.account.group is not None:
            os.chown(self.root, self.account.user, self.account.group)
            if self.account.run(["/usr/bin/test", "-w", self.root]).returncode:
                # Never open a parent to make it reachable: it may be somebody's home.
                raise PostgresUnavailable(
                    f"PostgreSQL runs as nobody here and cannot reach {self.root}: "
                    "name a directory outside of root's home, or run this as an ordinary user"
                )
        self.root.chmod(0o700)

    def _refuse_foreign_files(self) -> None:
        if self.root.is_dir() and any(self.root.iterdir()) and not (self.root / "lock").exists():
            raise PostgresUnavailable(f"{self.root} holds other files: name an empty directory for the database")

    def lock(self, seconds: float) -> int:
        """Return the locked file, to be passed on to the server; wait for another run at most so long.

        Every process of a server inherits it. So whoever gets it knows that nothing of this directory runs any more,
        even after a `kill -9` of the launcher or of the server.
        """
        handle = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except BlockingIOError:
                if time.monotonic() > deadline:
                    os.close(handle)
                    raise PostgresUnavailable(
                        f"another run uses the database in {self.root}: end it, or name another directory"
                    ) from None
                time.sleep(0.05)

    def initialise(self, binaries: Path) -> None:
        """Run initdb unless that was done; remove what an interrupted one left. Only under the lock."""
        (self.pgdata / "postmaster.pid").unlink(missing_ok=True)
        if (self.root / "initialised").exists():
            return
        shutil.rmtree(self.pgdata, ignore_errors=True)
        secret = self._new_password()
        made = self.account.run(_initdb(binaries, self.pgdata, secret), directory=self.root)
        if made.returncode:
            raise PostgresUnavailable(f"initdb could not fill {self.root}: {made.stderr.decode(errors='replace')}")
        (self.root / "initialised").touch()

    def _new_password(self) -> Path:
        secret = self.root / "superuser.password"
        secret.write_text(secrets.token_hex(16), encoding="ascii")
        secret.chmod(0o600)
        if self.account.user is not None and self.account.group is not None:
            os.chown(secret, self.account.user, self.account.group)
        return secret


def _initdb(binaries: Path, pgdata: Path, secret: Path) -> list[str | Path]:
    order_everywhere = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]
    login = ["-U", "postgres", f"--pwfile={secret}", "--auth=scram-sha-256"]
    return [binaries / "initdb", "-D", pgdata, *login, *order_everywhere, "--no-sync", "--no-instructions"]
