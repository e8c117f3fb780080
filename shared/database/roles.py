"""The roles of the cluster: per service an owner that nobody logs in as, and a login without DDL."""

from collections.abc import Mapping

import asyncpg

from shared.database.passwords import scram_verifier
from shared.database.urls import LOGINS, OWNERS

OLDEST_VERSION = 15


class ServerTooOld(Exception):
    """The server is older than PostgreSQL 15."""


async def make_roles(admin: asyncpg.Connection, passwords: Mapping[str, str], *, reset: bool) -> None:
    """Make the roles that are missing; a login that exists keeps its password unless `reset`."""
    version = admin.get_server_version().major
    if version < OLDEST_VERSION:
        raise ServerTooOld(f"PostgreSQL {OLDEST_VERSION} or later is needed; this server is {version}")
    async with admin.transaction():
        there = {row["rolname"] for row in await admin.fetch("select rolname from pg_roles")}
        for owner in OWNERS:
            if owner not in there:
                await admin.execute(f"create role {owner} nologin")
        for login in LOGINS:
            await _make_login(admin, login, passwords[login], exists=login in there, reset=reset)
        for owner in OWNERS:
            await admin.execute(f"grant {owner} to migrator")


async def _make_login(admin: asyncpg.Connection, login: str, password: str, *, exists: bool, reset: bool) -> None:
    verb = "alter" if exists else "create"
    if not exists or reset:
        # NOINHERIT matters for the migrator: it owns nothing until it says as whom it works.
        await admin.execute(f"{verb} role {login} login noinherit password '{scram_verifier(password)}'")
