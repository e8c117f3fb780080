"""The outbox lives and dies with the transaction that writes to it."""

import pytest

from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.outbox import put
from shared.jobs.relay import Relay
from tests.shared.jobs.effects import open_jobs, outbox, request, rows, send


async def test_a_rollback_takes_the_message_along(sender: Database, receiver: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await _send_and_fail(sender)
    assert await Relay(sender).move() == 0
    assert await open_jobs(receiver) == 0


async def test_a_commit_sends_the_message(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    assert await Relay(sender).move() == 1
    assert await open_jobs(receiver) == 1
    assert await rows(sender, outbox) == []


async def test_nobody_sends_where_no_route_leads(sender: Database) -> None:
    async with sender.transaction(UNSCOPED) as session:
        with pytest.raises(ValueError, match="registration sends nothing to lottery"):
            await put(session, outbox, receiver="lottery", message=request())


async def _send_and_fail(sender: Database) -> None:
    async with sender.transaction(UNSCOPED) as session:
        await put(session, outbox, receiver="verification", message=request())
        raise ZeroDivisionError
