"""Sequencers as a process, until they are killed: `python -m tests.shared.audit_log.sequencer_process URL DIR`."""

import asyncio
import sys
from pathlib import Path

from shared.audit_log.make_checkpoint import make_checkpoint, sequence_all
from shared.database.sessions import Database
from tests.builders.audit_log import log_over


async def main(url: str, directory: str) -> None:
    """Sequence and sign without a pause, as no worker would."""
    log = log_over(Database(url, service="lottery", pool_size=3), directory=Path(directory))
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    while True:
        await asyncio.gather(sequence_all(log), make_checkpoint(log))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
