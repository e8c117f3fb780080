"""Workers handle every message, once in its effect, however many they are and however they end."""

import asyncio

from shared.contracts.messages import CheckRequested
from shared.database.sessions import Database
from shared.ids import new_id
from shared.jobs.relay import Relay
from shared.jobs.worker import Periodic, Worker, handle
from tests.plugins.waiting import until
from tests.shared.jobs.effects import (
    QUICK,
    all_done,
    at_work,
    carrying,
    effect,
    noting,
    open_jobs,
    request,
    rows,
    send,
    start,
)


async def test_messages_travel_from_one_service_to_the_other(sender: Database, receiver: Database) -> None:
    messages = [request(f"A{number}") for number in range(60)]
    async with at_work(carrying(sender), noting(receiver)):
        await send(sender, *messages)
        await until(lambda: all_done(receiver, 60), "all messages were handled")
    assert sorted(row.number for row in await rows(receiver, effect)) == sorted(m.application_number for m in messages)


async def test_a_message_that_arrives_twice_has_its_effect_once(sender: Database, receiver: Database) -> None:
    twice = request(message_id=new_id())
    await send(sender, twice, twice, request("B2"))
    async with at_work(carrying(sender), noting(receiver)):
        await until(lambda: all_done(receiver, 2), "both messages were handled")
    assert sorted(row.number for row in await rows(receiver, effect)) == ["A1", "B2"]


async def test_two_workers_share_the_work(sender: Database, receiver: Database) -> None:
    await send(sender, *(request() for _ in range(80)))
    async with at_work(carrying(sender), noting(receiver), noting(receiver)):
        await until(lambda: all_done(receiver, 80), "all messages were handled")
    assert len(await rows(receiver, effect)) == 80


async def test_no_more_run_at_once_than_the_handler_allows(sender: Database, receiver: Database) -> None:
    running, most = 0, 0

    async def count(_message: CheckRequested) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02)
        running -= 1

    worker = Worker(receiver, handlers=(handle(CheckRequested, count, concurrency=3),), tuning=QUICK)
    await send(sender, *(request() for _ in range(20)))
    await Relay(sender).move()
    async with at_work(worker, worker):
        await until(lambda: all_done(receiver, 0), "all messages were handled")
    assert most == 3


async def test_the_order_to_stop_lets_running_jobs_end(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    await Relay(sender).move()
    async with at_work(noting(receiver, seconds=0.5)):
        await until(lambda: rows(receiver, start), "the job has begun")
    assert len(await rows(receiver, effect)) == 1
    assert await open_jobs(receiver) == 0


async def test_a_worker_that_is_cancelled_in_the_middle_loses_nothing(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    await Relay(sender).move()
    doomed = asyncio.create_task(noting(receiver, seconds=600).run(asyncio.Event()))
    await until(lambda: rows(receiver, start), "the job has begun")
    doomed.cancel()
    await asyncio.wait({doomed})
    assert await open_jobs(receiver) == 1
    async with at_work(noting(receiver)):
        await until(lambda: all_done(receiver, 1), "another worker has taken it over")


async def test_what_is_due_now_and_then_goes_on_after_an_error(receiver: Database) -> None:
    calls = 0

    async def call() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError

    async def thrice() -> bool:
        return calls >= 3

    async with at_work(Worker(receiver, periodic=(Periodic("call", 0.01, call),), tuning=QUICK)):
        await until(thrice, "it was called a third time")
    assert calls >= 3
