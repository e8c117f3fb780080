"""A worker as a process of its own: `python -m tests.shared.jobs.worker_process URL note|slow|die`."""

import asyncio
import os
import signal
import sys
from functools import partial

from shared.contracts.messages import CheckRequested
from shared.database.sessions import Database
from shared.jobs.process import run_until_signalled
from shared.jobs.worker import Worker, handle
from tests.shared.jobs.effects import QUICK, note


async def _die(_message: CheckRequested) -> None:
    """Take the whole process along, as a crash in a library would."""
    os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, manner: str) -> None:
    """Work until a signal comes."""
    db = Database(url, service="verification", pool_size=20)
    seconds = {"note": 0.05, "slow": 1.0, "die": 0.0}[manner]
    action = _die if manner == "die" else partial(note, db, seconds=seconds)
    await run_until_signalled(Worker(db, handlers=(handle(CheckRequested, action),), tuning=QUICK))
    await db.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
