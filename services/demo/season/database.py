"""A database of one season: made on the server that DATABASE_URL names or on our own, dropped at the end."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import asyncpg

from services.combined import SCHEMAS
from services.demo.season.failures import SeasonFailed
from shared.database.connections import connected, meeting_place
from shared.database.launcher.reachable import reachable_directory
from shared.database.local import FAST, LocalServer, PostgresUnavailable, start_local_server
from shared.database.migrate import migrate
from shared.database.passwords import derived_passwords
from shared.database.provision import RolePasswordDiffers, ServiceUrls, provision
from shared.database.roles import ServerTooOld
from shared.ids import new_token
from shared.jobs.schema import migrate_queues

PREFIX = "yangguang_demo_"
REFUSALS = (PostgresUnavailable, RolePasswordDiffers, ServerTooOld, asyncpg.PostgresError, OSError, ValueError)
"""What a server that somebody names may answer: nothing, no, or that the URL is none."""


@asynccontextmanager
async def season_database(given_url: str, directory: Path) -> AsyncGenerator[ServiceUrls]:
    """Give the login URLs of a fresh, migrated database; raise `SeasonFailed` where no server can be used."""
    server = None if given_url else _own_server(directory)
    admin_url = given_url if server is None else server.admin_url
    try:
        async with _database(admin_url, PREFIX + new_token()[:12]) as urls:
            yield urls
    finally:
        if server is not None:
            server.stop()


def _own_server(directory: Path) -> LocalServer:
    try:
        return start_local_server(reachable_directory(directory), profile=FAST)
    except PostgresUnavailable as error:
        raise SeasonFailed(str(error)) from error


@asynccontextmanager
async def _database(admin_url: str, name: str) -> AsyncGenerator[ServiceUrls]:
    try:
        urls = await _provisioned(admin_url, name)
    except BaseException:
        with suppress(*REFUSALS):  # what went wrong first is what counts
            await _drop(admin_url, name)
        raise
    try:
        await migrate(urls.migrator, SCHEMAS)
        await migrate_queues(urls.migrator)
        yield urls
    finally:
        await _drop(admin_url, name)


async def _provisioned(admin_url: str, name: str) -> ServiceUrls:
    try:
        return await provision(admin_url, database=name, passwords=derived_passwords(admin_url))
    except asyncpg.InsufficientPrivilegeError as error:
        raise SeasonFailed(f"DATABASE_URL 的账号要有 CREATEROLE 和 CREATEDB 权限：{error}") from error
    except REFUSALS as error:
        raise SeasonFailed(f"DATABASE_URL 指的数据库不能用：{error}") from error


async def _drop(admin_url: str, name: str) -> None:
    async with connected(await meeting_place(admin_url)) as admin:
        await admin.execute(f'drop database if exists "{name}" with (force)')
