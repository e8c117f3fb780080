"""The schemas of one database and who may do what in them, before any table exists."""

import asyncpg

from shared.database.urls import LOGINS, SERVICES


async def close_to_the_public(admin: asyncpg.Connection, database: str) -> None:
    """Let only our logins connect, and nobody make temporary tables. A clone needs this again: it is not copied."""
    await admin.execute(f'revoke all on database "{database}" from public')
    await admin.execute(f'grant connect on database "{database}" to {", ".join(LOGINS)}')


async def make_schemas(admin: asyncpg.Connection) -> None:
    """Make one schema per service and one for jobs; what an owner makes later, its service may read and write."""
    await admin.execute("revoke all on schema public from public")
    superuser = await admin.fetchval("select rolsuper from pg_roles where rolname = current_user")
    for service in SERVICES:
        if not superuser:
            await admin.execute(f"grant {service}_owner to current_user")
        await admin.execute(_service_schema(service))
    if not superuser:
        await admin.execute("grant jobs_owner to current_user")
    await admin.execute("create schema if not exists jobs authorization jobs_owner")
    await admin.execute("alter default privileges for role jobs_owner revoke execute on functions from public")
    await admin.execute(f"grant usage on schema jobs to {', '.join(SERVICES)}")


def _service_schema(service: str) -> str:
    future = f"alter default privileges for role {service}_owner in schema {service} grant"
    return ";".join(
        (
            f"create schema if not exists {service} authorization {service}_owner",
            f"grant usage on schema {service} to {service}",
            f"{future} select, insert, update, delete on tables to {service}",
            f"{future} usage, select on sequences to {service}",
            f"alter default privileges for role {service}_owner revoke execute on functions from public",
            f"{future} execute on functions to {service}",
        )
    )
