"""Makes a database with its roles and schemas; safe to run twice and from several places at once."""

from collections.abc import Mapping

import asyncpg

from shared.database.connections import alone_with_the_roles, connected
from shared.database.roles import make_roles
from shared.database.schemas import close_to_the_public, make_schemas
from shared.database.urls import LOGINS, ServiceUrls, database_urls, with_database

__all__ = ["RolePasswordDiffers", "ServiceUrls", "database_urls", "provision"]


class RolePasswordDiffers(Exception):
    """A login role exists on this server already, with a password other than the one given."""


async def provision(
    admin_url: str, *, database: str, passwords: Mapping[str, str], reset_passwords: bool = False
) -> ServiceUrls:
    """Make roles, database, schemas and rights where they are missing; return the URL of each role.

    `admin_url` logs in as a superuser or as a role with CREATEROLE and CREATEDB; `passwords` has one entry per login
    role. Raises RolePasswordDiffers rather than lock out whoever made the roles, unless `reset_passwords`.
    """
    async with alone_with_the_roles(admin_url) as admin:
        await make_roles(admin, passwords, reset=reset_passwords)
        if not await admin.fetchval("select true from pg_database where datname = $1", database):
            await make_database(admin, database)
        async with connected(with_database(admin_url, database)) as inside, inside.transaction():
            await close_to_the_public(inside, database)
            await make_schemas(inside)
    urls = database_urls(admin_url, database, passwords)
    await _every_login_works(urls)
    return urls


async def make_database(admin: asyncpg.Connection, database: str) -> None:
    """Make an empty database that sorts text by code point, on every machine alike."""
    order = "locale 'C' lc_ctype 'C' lc_collate 'C'"
    if admin.get_server_version().major >= 17:
        order = "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
    await admin.execute(f"create database \"{database}\" encoding 'UTF8' template template0 {order}")


async def _every_login_works(urls: ServiceUrls) -> None:
    for name in LOGINS:
        try:
            async with connected(urls.of(name)):
                pass
        except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError):
            raise RolePasswordDiffers(
                f"the role {name} exists on this server with another password: give the passwords it has, "
                "or use a server of its own"
            ) from None
