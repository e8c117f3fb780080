"""A process that starts a server and waits to be killed: `python -m tests.shared.database.holder DIRECTORY`."""

import sys
from pathlib import Path

from shared.database.local import FAST, start_local_server

if __name__ == "__main__":
    held = start_local_server(Path(sys.argv[1]), profile=FAST)
    sys.stdout.write(f"{held.process.pid} {held.admin_url}\n")
    sys.stdout.flush()
    sys.stdin.read()
