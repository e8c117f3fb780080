"""One PostgreSQL server for a whole run, with a migrated template that every test's database is cloned from."""

import shutil
import time
from dataclasses import dataclass

from shared.database.connections import connected
from shared.database.local import FAST, LocalServer, start_local_server
from shared.database.migrate import run_migrations
from shared.database.passwords import derived_passwords
from shared.database.provision import ServiceUrls, database_urls, provision
from shared.database.schemas import close_to_the_public
from shared.database.urls import SERVICES
from shared.ids import new_token
from shared.jobs.schema import migrate_queues
from tests.plugins.directories import new_directory
from tests.plugins.leftovers import DATABASES, DAY, DIRECTORIES, PLACES, remove_old_databases, remove_old_directories
from tests.plugins.services_under_test import service_schema


@dataclass(frozen=True)
class PostgresForTests:
    """Where the server is, its template, and the reason for each service whose migrations failed."""

    admin_url: str
    template: str
    broken: dict[str, str]

    def urls(self, database: str) -> ServiceUrls:
        """Return the URL of every role for one database."""
        return database_urls(self.admin_url, database, derived_passwords(self.admin_url))

    async def clone(self, name: str) -> None:
        """Make a database out of the template; about 25 ms."""
        async with connected(self.admin_url) as admin:
            await admin.execute(f'create database "{name}" template "{self.template}" strategy file_copy')
            await close_to_the_public(admin, name)

    async def drop(self, name: str) -> None:
        """Drop a database together with whoever is still connected."""
        async with connected(self.admin_url) as admin:
            await admin.execute(f'drop database if exists "{name}" with (force)')


def start_throwaway_server() -> LocalServer:
    """Start a server in a new temporary directory, after removing those that aborted runs left."""
    remove_old_directories()
    remove_old_directories(PLACES, older_than=DAY)
    return start_local_server(new_directory(DIRECTORIES), profile=FAST)


def end_throwaway_server(server: LocalServer) -> None:
    """Stop the server and delete its directory."""
    server.stop()
    shutil.rmtree(server.directory)


async def with_template(admin_url: str) -> PostgresForTests:
    """Make roles and a migrated template; a service whose migrations fail fails only the tests that need it."""
    async with connected(admin_url) as admin:
        await remove_old_databases(admin)
    template = f"{DATABASES}{int(time.time())}_{new_token()[:8]}"
    made = PostgresForTests(admin_url, template, {})
    try:
        await _fill(made)
    except BaseException:
        await made.drop(template)
        raise
    return made


async def _fill(made: PostgresForTests) -> None:
    passwords = derived_passwords(made.admin_url)
    urls = await provision(made.admin_url, database=made.template, passwords=passwords)
    for service in SERVICES:
        try:
            if (schema := service_schema(service)) is not None:
                await run_migrations(urls.migrator, schema)
        except Exception as error:
            made.broken[service] = f"the migrations of {service} failed: {type(error).__name__}: {error}"
    await migrate_queues(urls.migrator)
