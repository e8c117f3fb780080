"""Where a server may keep its files when PostgreSQL runs as nobody, who may not enter what was named: /root, mostly."""

import hashlib
from pathlib import Path

from shared.database.launcher import ownership
from shared.database.launcher.account import server_account
from shared.database.launcher.errors import PostgresUnavailable

NAME = "yangguang-databases"


def reachable_directory(wanted: Path) -> Path:
    """Return `wanted`, or always the same directory in /var/tmp in its place; raise PostgresUnavailable.

    For files that may be made anew only: a database that is to be kept belongs where somebody said.
    """
    account = server_account()
    above = next(folder for folder in wanted.absolute().parents if folder.is_dir())
    if not account.is_another or account.run(["/usr/bin/test", "-x", above]).returncode == 0:
        return wanted
    ours = ownership.SHARED / NAME
    ours.mkdir(mode=0o755, exist_ok=True)
    if not ownership.is_ours(ours):
        raise PostgresUnavailable(f"{ours} belongs to somebody else: have it removed, or set DATABASE_URL")
    ours.chmod(0o755)  # whatever the umask is
    return ours / hashlib.sha256(bytes(wanted.absolute())).hexdigest()[:16]
