"""The pool of the rush: opens once, hands connections on clean, and says when the database is away."""

import asyncio

import pytest

from services.registration.domain.errors import DatabaseSilent
from services.registration.store.hot_pool import HotPool
from shared.database.provision import ServiceUrls


async def test_many_at_once_open_one_pool(urls: ServiceUrls) -> None:
    hot = HotPool(urls.registration, size=3)
    rows = await asyncio.gather(*(hot.row("select $1::int as n, pg_backend_pid() as pid", [n]) for n in range(30)))
    assert sorted(row["n"] for row in rows if row) == list(range(30))
    assert len({row["pid"] for row in rows if row}) <= 3
    await hot.close()


async def test_a_database_that_is_away_is_a_sentence_not_a_fault() -> None:
    hot = HotPool("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(DatabaseSilent, match="只算一次"):
        await hot.row("select 1", [])
    await hot.close()


async def test_a_connection_that_was_ended_is_replaced(urls: ServiceUrls) -> None:
    hot = HotPool(urls.registration, size=1)
    with pytest.raises(DatabaseSilent):
        await hot.row("select pg_terminate_backend(pg_backend_pid())", [])
    assert (await hot.row("select 1 as one", [])) is not None
    await hot.close()
