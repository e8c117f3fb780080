"""A queue belongs to its receiver; others have one function to send, and only those a route leads from."""

import asyncpg
import pytest

from shared.database.connections import connected
from shared.database.provision import ServiceUrls

SEND = "select jobs.send_to_verification('CheckRequested', '\\x7b7d', $1)"


@pytest.mark.parametrize(
    "statement",
    [
        "select * from jobs.verification_pgqueuer",
        "delete from jobs.verification_pgqueuer",
        "insert into jobs.verification_pgqueuer (priority, entrypoint, status) values (0, 'CheckRequested', 'queued')",
        "truncate jobs.verification_pgqueuer",
        "select * from jobs.verification_pgqueuer_log",
        "select nextval('jobs.verification_pgqueuer_id_seq')",
    ],
)
async def test_a_sender_cannot_touch_the_receivers_queue(urls: ServiceUrls, statement: str) -> None:
    async with connected(urls.registration) as registration:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registration.execute(statement)


async def test_a_sender_sends_by_the_function_and_a_second_time_has_no_effect(urls: ServiceUrls) -> None:
    async with connected(urls.registration) as registration:
        assert await registration.fetchval(SEND, "registration 1") is not None
        assert await registration.fetchval(SEND, "registration 1") is None


async def test_who_has_no_route_cannot_send(urls: ServiceUrls) -> None:
    async with connected(urls.lottery) as lottery:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await lottery.fetchval(SEND, "lottery 1")


@pytest.mark.parametrize(
    "statement",
    [
        "alter table jobs.verification_pgqueuer add column x int",
        "drop trigger verification_tg_pgqueuer_changed on jobs.verification_pgqueuer",
        "truncate jobs.verification_pgqueuer",
        "create or replace function jobs.send_to_verification(a text, b bytea, c text) returns bigint "
        "language sql as 'select 1::bigint'",
    ],
)
async def test_even_the_receiver_cannot_change_how_its_queue_is_made(urls: ServiceUrls, statement: str) -> None:
    async with connected(urls.verification) as verification:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await verification.execute(statement)
