"""A database of one season: made on the server that DATABASE_URL names or on our own, dropped at the end."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from services.combined import SCHEMAS
from services.demo.season.failures import SeasonFailed
from shared.database.connections import connected
from shared.database.launcher.reachable import reachable_directory
from shared.database.local import FAST, LocalServer, PostgresUnavailable, start_local_server
from shared.database.migrate import migrate
from shared.database.passwords import derived_passwords
from shared.database.provision import RolePasswordDiffers, ServiceUrls, provision
from shared.database.roles import ServerTooOld
from shared.ids import new_token
from shared.jobs.schema import migrate_queues

PREFIX = "yangguang_demo_"


@asynccontextmanager
async def season_database(given_url: str, directory: Path) -> AsyncGenerator[ServiceUrls]:
    """Give the login URLs of a fresh, migrated database; raise `SeasonFailed` where no server can be used."""
    server = None if given_url else _own_server(directory)
    admin_url = given_url if server is None else server.admin_url
    name = PREFIX + new_token()[:12]
    try:
        yield await _made(admin_url, name)
    finally:
        await _drop(admin_url, name)
        if server is not None:
            server.stop()


def _own_server(directory: Path) -> LocalServer:
    try:
        return start_local_server(reachable_directory(directory), profile=FAST)
    except PostgresUnavailable as error:
        raise SeasonFailed(str(error)) from error


async def _made(admin_url: str, name: str) -> ServiceUrls:
    try:
        urls = await provision(admin_url, database=name, passwords=derived_passwords(admin_url))
    except (RolePasswordDiffers, ServerTooOld, OSError) as error:
        raise SeasonFailed(str(error)) from error
    await migrate(urls.migrator, SCHEMAS)
    await migrate_queues(urls.migrator)
    return urls


async def _drop(admin_url: str, name: str) -> None:
    async with connected(admin_url) as admin:
        await admin.execute(f'drop database if exists "{name}" with (force)')
