"""The database is restarted under running workers; they go on by themselves."""

import asyncio
from pathlib import Path

from shared.database.connections import connected
from shared.database.local import FAST, LocalServer, start_local_server
from shared.database.passwords import derived_passwords
from shared.database.provision import provision
from shared.database.sessions import Database
from shared.database.urls import ServiceUrls, with_database
from shared.jobs.schema import migrate_queues
from tests.plugins.database import FreshDatabase
from tests.plugins.waiting import until
from tests.shared.jobs.effects import all_done, at_work, carrying, effect, make_tables, noting, request, rows, send

CUT = """select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
    where datname = $1 and application_name = 'verification worker'"""


async def _prepared(server: LocalServer) -> ServiceUrls:
    urls = await provision(server.admin_url, database="jobs", passwords=derived_passwords(server.admin_url))
    await migrate_queues(urls.migrator)
    await make_tables(with_database(server.admin_url, "jobs"))
    return urls


async def test_workers_survive_a_restart_of_the_database(place: Path) -> None:
    own_server = start_local_server(place, profile=FAST)
    urls = await _prepared(own_server)
    sender = Database(urls.registration, service="registration")
    receiver = Database(urls.verification, service="verification", pool_size=20)
    async with at_work(carrying(sender), noting(receiver, seconds=0.02)):
        await send(sender, *(request(f"A{number}") for number in range(100)))
        await until(lambda: rows(receiver, effect), "the first message was handled")
        await asyncio.to_thread(own_server.stop)
        with await asyncio.to_thread(_again, own_server.directory, own_server.port):
            await send(sender, request("B1"))
            await until(lambda: all_done(receiver, 101), "all messages were handled after the restart")
            assert len({row.message_id for row in await rows(receiver, effect)}) == 101
            assert len(await rows(receiver, effect)) == 101
    await sender.close()
    await receiver.close()


def _again(directory: Path, port: int) -> LocalServer:
    return start_local_server(directory, profile=FAST, port=port)


async def test_a_worker_goes_on_after_its_connection_was_cut(
    sender: Database, receiver: Database, database: FreshDatabase
) -> None:
    async with at_work(carrying(sender), noting(receiver)):
        await send(sender, request("A1"))
        await until(lambda: all_done(receiver, 1), "the first message was handled")
        async with connected(database.urls.verification) as other:
            assert await other.fetchval(CUT, database.name) == 1
        await send(sender, request("A2"))
        await until(lambda: all_done(receiver, 2), "the second message was handled")
