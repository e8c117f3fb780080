"""Roles, schemas and rights can be made by anybody with the rights for it, twice, and at once."""

import asyncio
from pathlib import Path

import pytest

from shared.database.connections import connected
from shared.database.local import FAST, PostgresUnavailable, start_local_server
from shared.database.passwords import derived_passwords
from shared.database.provision import RolePasswordDiffers, ServiceUrls, provision
from shared.database.urls import LOGINS, with_database, with_login
from shared.jobs.schema import migrate_queues
from tests.plugins.database import FreshDatabase


async def _who_connects(urls: ServiceUrls) -> list[str]:
    found = []
    for login in LOGINS:
        async with connected(urls.of(login)) as connection:
            found.append(await connection.fetchval("select current_user::text"))
    return found


async def test_a_second_time_changes_nothing(database: FreshDatabase) -> None:
    passwords = derived_passwords(database.admin_url)
    urls = await provision(database.admin_url, database=database.name, passwords=passwords)
    assert await _who_connects(urls) == list(LOGINS)


async def test_several_at_once_do_not_get_into_each_others_way(database: FreshDatabase) -> None:
    passwords = derived_passwords(database.admin_url)
    work = (provision(database.admin_url, database=database.name, passwords=passwords) for _ in range(5))
    assert {urls.lottery for urls in await asyncio.gather(*work)} == {database.urls.lottery}


async def test_passwords_of_others_are_not_changed(database: FreshDatabase) -> None:
    other = derived_passwords(database.admin_url) | {"lottery": "another"}
    with pytest.raises(RolePasswordDiffers, match="the role lottery exists on this server with another password"):
        await provision(database.admin_url, database=database.name, passwords=other)
    async with connected(database.urls.lottery) as lottery:
        assert await lottery.fetchval("select current_user::text") == "lottery"


async def test_a_database_sorts_text_by_code_point(urls: ServiceUrls) -> None:
    async with connected(urls.lottery) as lottery:
        assert (
            await lottery.fetchval("select string_agg(c, '' order by c) from unnest(array['b','B','中','a']) c")
            == "Bab中"
        )


async def test_a_server_that_does_not_answer_is_a_sentence() -> None:
    with pytest.raises(PostgresUnavailable, match="no PostgreSQL answers at the host and port"):
        await provision("postgresql://postgres:x@127.0.0.1:1/postgres", database="x", passwords={})


async def test_no_superuser_is_needed(place: Path) -> None:
    with start_local_server(place, profile=FAST) as server:
        async with connected(server.admin_url) as superuser:
            await superuser.execute("create role bureau login createrole createdb password 'secret'")
        own = with_login(server.admin_url, "bureau", "secret")
        urls = await provision(own, database="yangguang", passwords=derived_passwords(own))
        await provision(own, database="yangguang", passwords=derived_passwords(own))
        await migrate_queues(urls.migrator)
        assert await _who_connects(urls) == list(LOGINS)


async def test_the_password_is_not_sent_as_it_is(database: FreshDatabase) -> None:
    async with connected(with_database(database.admin_url, "postgres")) as admin:
        if await admin.fetchval("select rolsuper from pg_roles where rolname = current_user"):
            stored = await admin.fetchval("select rolpassword from pg_authid where rolname = 'lottery'")
            assert stored.startswith("SCRAM-SHA-256$4096:")
