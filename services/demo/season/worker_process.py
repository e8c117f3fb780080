"""`python -m services.demo.season.worker_process`: the workers of the services in one process."""

import asyncio
import signal

import typer
import uvloop

from services.demo.season.parent import given_by_parent
from services.lottery.settings import LotterySettings
from services.lottery.worker import create_worker as create_lottery_worker
from services.registration.settings import RegistrationSettings
from services.registration.worker import create_worker as create_registration_worker
from services.staff.settings import StaffSettings
from services.staff.worker import create_worker as create_staff_worker
from services.verification.settings import VerificationSettings
from services.verification.worker import create_worker as create_verification_worker
from shared.jobs.worker import Worker

READY = "WORKER READY"


async def work(workers: tuple[Worker, ...]) -> None:
    """Run every worker until SIGTERM or SIGINT, and let what has begun end."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    typer.echo(READY)
    async with asyncio.TaskGroup() as group:
        for worker in workers:
            group.create_task(worker.run(stop))


async def main() -> None:
    """Build the workers from what the parent gives, and work."""
    given = given_by_parent()
    await work(
        (
            create_registration_worker(RegistrationSettings(**given["registration"])),
            create_verification_worker(VerificationSettings(**given["verification"])),
            create_lottery_worker(LotterySettings(**given["lottery"])),
            create_staff_worker(StaffSettings(**given["staff"])),
        )
    )


if __name__ == "__main__":
    uvloop.run(main())
