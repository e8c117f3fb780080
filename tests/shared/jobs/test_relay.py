"""The relay moves every message once, in batches, whatever happens between."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.relay import Relay, move_statement
from tests.plugins.waiting import until
from tests.shared.jobs.effects import open_jobs, outbox, request, rows, send


async def test_a_batch_makes_one_notice(sender: Database, receiver: Database) -> None:
    await send(sender, *(request() for _ in range(12)))
    notices: list[object] = []
    async with connected(receiver.url) as listening:
        await listening.add_listener("verification_ch_pgqueuer", lambda *notice: notices.append(notice))
        assert [await Relay(sender, batch=5).move() for _ in range(4)] == [5, 5, 2, 0]
        await until(lambda: _are(notices, 3), "each of three batches made a notice")
        await listening.remove_listener("verification_ch_pgqueuer", notices.append)
        await listening.reset()
    assert len(notices) == 3


async def _are(notices: list[object], number: int) -> bool:
    return len(notices) >= number


async def test_two_relays_move_each_message_once(sender: Database, receiver: Database) -> None:
    await send(sender, *(request() for _ in range(200)))
    relay = Relay(sender, batch=7)
    while await rows(sender, outbox):
        await asyncio.gather(*(relay.move() for _ in range(4)))
    assert await open_jobs(receiver) == 200


async def test_a_relay_that_dies_before_its_commit_has_moved_nothing(sender: Database, receiver: Database) -> None:
    await send(sender, request(), request())
    with pytest.raises(DBAPIError, match="closed"):
        await _move_and_die(sender)
    assert (len(await rows(sender, outbox)), await open_jobs(receiver)) == (2, 0)
    assert await Relay(sender).move() == 2
    assert await open_jobs(receiver) == 2


async def _move_and_die(sender: Database) -> None:
    async with sender.transaction(UNSCOPED) as session:
        assert await session.scalar(sa.text(move_statement("registration", "verification")), {"batch": 10}) == 2
        backend = await session.scalar(sa.text("select pg_backend_pid()"))
        async with connected(sender.url) as other:
            await other.execute("select pg_terminate_backend($1, 5000)", backend)
