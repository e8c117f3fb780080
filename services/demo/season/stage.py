"""The stage of a season: database, simulated registries, services and a worker, all running; torn down at the end."""

import shutil
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from services.demo.announcing import HOST
from services.demo.county.county import County
from services.demo.registries.serving import READY as REGISTRIES_READY
from services.demo.season.calling import Caller
from services.demo.season.children import Children
from services.demo.season.database import season_database
from services.demo.season.load_county import calendar_of, clock_start, load_county
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.service_settings import Places, service_settings
from services.demo.season.staffing import Staff, take_on_staff

SIMULATOR = "services.demo.registries"
WEB = "services.demo.season.web_process"
WORKER = "services.demo.season.worker_process"


@dataclass(frozen=True)
class Setting:
    """Where a season takes place: the county and its files, the server, the directory for everything of this run."""

    county: County
    files: Path
    database_url: str
    directory: Path
    secrets: SeasonSecrets
    port: int = 0


@dataclass(frozen=True)
class Stage:
    """Everything runs, the county is loaded, the staff is at work."""

    caller: Caller
    children: Children
    places: Places
    staff: Staff


@asynccontextmanager
async def stage(setting: Setting) -> AsyncGenerator[Stage]:
    """Start everything and load the county; stop everything by its process id, however the block ends."""
    async with (
        season_database(setting.database_url, setting.directory / "postgres") as urls,
        Children(setting.directory / "logs") as children,
    ):
        registries = await _start_registries(children, setting)
        with socket.create_server((HOST, setting.port), backlog=512) as listening:
            places = Places(f"http://{HOST}:{listening.getsockname()[1]}", registries)
            start = clock_start(calendar_of(setting.county.unit))
            checkpoints = _emptied(setting.directory / "checkpoints")
            given = dict(service_settings(urls, places, setting.secrets, clock_start=start, checkpoints=checkpoints))
            handed = {**given, "socket": listening.fileno()}
            web = await children.start("web", ["-m", WEB], handed, pass_fds=[listening.fileno()])
            worker = await children.start("worker", ["-m", WORKER], given)
            await web.ready_line()
            await worker.ready_line()
        caller = Caller(places.web, setting.secrets.service_token)
        try:
            await load_county(caller, setting.county)
            staff = await take_on_staff(caller, setting.county, setting.secrets)
            yield Stage(caller, children, places, staff)
        finally:
            await caller.close()


def _emptied(directory: Path) -> Path:
    """Return the directory with nothing in it: the checkpoints of a season before belong to another database."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return directory


async def _start_registries(children: Children, setting: Setting) -> str:
    arguments = ["-m", SIMULATOR, str(setting.files), "--key", setting.secrets.registry_key, "--with-parent"]
    child = await children.start("registries", arguments, {})
    line = await child.ready_line()
    return line.removeprefix(REGISTRIES_READY).strip()
