"""The pool of the rush: opens once, hands connections on clean, and says when the database is away."""

import asyncio

import asyncpg
import pytest

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import DatabaseSilent
from services.registration.store.hot_pool import HotPool
from shared.database.provision import ServiceUrls
from tests.builders.registration import UNIT
from tests.registration.actions.family import submitted

COUNT = "select count(*)::int as number, pg_backend_pid() as pid from registration.application"
FAULT = "select count(*) / 0 from registration.application"


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


async def counted(hot: HotPool, *, scope: str = "") -> tuple[int, int]:
    """How many applications a statement without a filter sees, and on which connection."""
    row = await hot.row(COUNT, [], scope=scope)
    assert row is not None
    return row["number"], row["pid"]


async def test_a_statement_sees_its_scope_and_leaves_none_behind(urls: ServiceUrls, tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    hot = HotPool(urls.registration, size=1)
    seen = [await counted(hot, scope=scope) for scope in ("", UNIT, "", "1401", "140199", "", UNIT, "")]
    assert [number for number, _ in seen] == [0, 1, 0, 1, 0, 0, 1, 0]
    assert len({pid for _, pid in seen}) == 1
    with pytest.raises(ValueError, match="prefix of unit codes"):
        await counted(hot, scope="14'; reset role; --")
    await hot.close()


async def test_a_fault_within_a_scope_ends_its_transaction(urls: ServiceUrls, tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    hot = HotPool(urls.registration, size=1)
    with pytest.raises(asyncpg.DivisionByZeroError):
        await hot.row(FAULT, [], scope=UNIT)
    assert (await counted(hot))[0] == 0
    assert (await counted(hot, scope=UNIT))[0] == 1
    await hot.close()


async def test_a_caller_who_gives_up_leaves_no_scope_behind(urls: ServiceUrls, tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    hot = HotPool(urls.registration, size=1)
    waiting = asyncio.create_task(hot.row("select pg_sleep(60)", [], scope=UNIT))
    await asyncio.sleep(0.2)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await counted(hot))[0] == 0
    assert (await counted(hot, scope=UNIT))[0] == 1
    await hot.close()
