"""Runs a worker as a process: SIGTERM and Ctrl-C ask it to finish what it has begun."""

import asyncio
import signal

from shared.jobs.worker import Worker


async def run_until_signalled(worker: Worker) -> None:
    """Run the worker until one of the two signals comes and its running jobs have ended."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await worker.run(stop)
