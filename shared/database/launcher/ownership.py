"""Whose a folder is that lies beside everybody's: in /var/tmp anybody may have made it before us."""

import os
import stat
from pathlib import Path

SHARED = Path("/var/tmp")  # noqa: S108 - survives a restart; whose a folder is gets checked before it is used


def is_ours(folder: Path) -> bool:
    """Tell whether nobody but us can have written into the folder: its parent is writable by all."""
    status = folder.lstat()
    others_may_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not others_may_write
