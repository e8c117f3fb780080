"""What cannot be handled is kept where people see it, never lost and never tried for ever."""

from shared.contracts.messages import CheckRequested, FindingMade
from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.handlers import NeedsAPerson
from shared.jobs.held import HeldJob, held_jobs, try_again
from shared.jobs.worker import Worker, handle
from tests.plugins.waiting import until
from tests.shared.jobs.effects import QUICK, all_done, at_work, carrying, note, noting, request, send


async def _held(receiver: Database) -> list[HeldJob]:
    async with receiver.reading(UNSCOPED) as session:
        return await held_jobs(session, "verification")


async def test_a_job_that_fails_is_tried_again(sender: Database, receiver: Database) -> None:
    tries = 0

    async def stumble(message: CheckRequested) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise ConnectionError("a registry is silent")
        await note(receiver, message)

    await send(sender, request())
    worker = Worker(receiver, handlers=(handle(CheckRequested, stumble),), tuning=QUICK)
    async with at_work(carrying(sender), worker):
        await until(lambda: all_done(receiver, 1), "the third try succeeded")
    assert tries == 3


async def test_a_job_that_keeps_failing_is_held_without_the_text_of_its_error(
    sender: Database, receiver: Database
) -> None:
    async def fail(_message: CheckRequested) -> None:
        raise ValueError("张小明 14010520170301990X")

    await send(sender, request())
    worker = Worker(receiver, handlers=(handle(CheckRequested, fail),), tuning=QUICK)
    async with at_work(carrying(sender), worker):
        await until(lambda: _held(receiver), "the job is held")
    (held,) = await _held(receiver)
    assert (held.name, held.attempts + 1) == ("CheckRequested", QUICK.attempts)
    assert held.reason.startswith("ValueError at test_held.py:")
    async with connected(receiver.url) as reader:
        assert "张小明" not in await reader.fetchval(
            "select string_agg(traceback::text, ' ') from jobs.verification_pgqueuer_log"
        )


async def test_a_held_job_can_be_put_back(sender: Database, receiver: Database) -> None:
    willing = False

    async def sulk(message: CheckRequested) -> None:
        if not willing:
            raise RuntimeError
        await note(receiver, message)

    await send(sender, request())
    async with at_work(carrying(sender), Worker(receiver, handlers=(handle(CheckRequested, sulk),), tuning=QUICK)):
        await until(lambda: _held(receiver), "the job is held")
        willing = True
        async with receiver.transaction(UNSCOPED) as session:
            assert await try_again(session, "verification", [job.job_id for job in await _held(receiver)]) == 1
        await until(lambda: all_done(receiver, 1), "the job was handled")
    assert await _held(receiver) == []


async def test_what_cannot_be_read_is_held_at_once(sender: Database, receiver: Database) -> None:
    async with connected(sender.url) as registration:
        await registration.execute("""select jobs.send_to_verification('CheckRequested', '{"version": 9}', 'x')""")
    async with at_work(noting(receiver)):
        await until(lambda: _held(receiver), "the message is held")
    (held,) = await _held(receiver)
    assert held.attempts == 0
    assert held.reason == "unreadable message: CheckRequested: application_number, message_id, unit_code"


async def test_what_needs_a_person_is_held_at_once(sender: Database, receiver: Database) -> None:
    async def refuse(_message: CheckRequested) -> None:
        raise NeedsAPerson("HASH_DIFFERS")

    await send(sender, request())
    async with at_work(carrying(sender), Worker(receiver, handlers=(handle(CheckRequested, refuse),), tuning=QUICK)):
        await until(lambda: _held(receiver), "the message is held")
    (held,) = await _held(receiver)
    assert (held.attempts, held.reason) == (0, "needs a person: HASH_DIFFERS")


async def test_an_unknown_type_is_held_until_a_worker_knows_it(sender: Database, receiver: Database) -> None:
    await send(sender, request())
    async with at_work(carrying(sender), _knows_only_findings(receiver)):
        await until(lambda: _held(receiver), "the message is held")
        assert (await _held(receiver))[0].reason == "unknown type of message"
    async with at_work(noting(receiver)):
        await until(lambda: all_done(receiver, 1), "a worker that knows it has handled it")
    assert await _held(receiver) == []


def _knows_only_findings(receiver: Database) -> Worker:
    async def ignore(_message: FindingMade) -> None:
        return

    return Worker(receiver, handlers=(handle(FindingMade, ignore),), tuning=QUICK)
