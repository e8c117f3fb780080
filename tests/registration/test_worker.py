"""The worker over real queues: findings and placements arrive, are pulled over HTTP, and have their effect once."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import httpx2
from fastapi import FastAPI, Response

from services.lottery.store.tables import outbox as lottery_outbox
from services.registration.actions.show_application import show_application
from services.registration.actions.show_pool import show_pool
from services.registration.actions.tools import Tools, Visit
from services.registration.settings import RegistrationSettings
from services.registration.worker import create_worker
from services.verification.store.tables import outbox as verification_outbox
from shared.contracts.reads import DrawRead, FindingRead
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.jobs.outbox import put
from shared.jobs.worker import Worker
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import DRAW_SHA256, about_draw, frozen, frozen_roster, published, results_csv
from tests.fakes.registration import FakeFindings
from tests.registration.actions.family import states, submitted

LIMIT = 60.0
PRACTICE = replace(A_DRAW, draw_id="DEMO-140123-2023-XX-01")


def neighbours(findings: FakeFindings, content: bytes) -> FastAPI:
    """Return an app that answers as verification and lottery do, at the addresses agreed."""
    app = FastAPI()

    @app.get("/verification/internal/units/{unit}/applications/{asked}/finding")
    async def finding(unit: str, asked: str) -> FindingRead:
        return await findings.finding(unit, asked)

    @app.get("/lottery/draws/{draw_id}/files/results.csv")
    async def results(draw_id: str) -> Response:
        assert draw_id == PRACTICE.draw_id
        return Response(content)

    @app.get("/lottery/internal/units/{unit}/draws/{draw_id}/told")
    async def told(unit: str, draw_id: str) -> DrawRead:
        return about_draw(draw_id, unit_code=unit)

    return app


@asynccontextmanager
async def running(*workers: Worker) -> AsyncGenerator[None]:
    """Let workers work for the length of a block."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(worker.run(stop)) for worker in workers]
    yield
    stop.set()
    await asyncio.gather(*tasks)


async def until(tools: Tools, number: str, state: str) -> None:
    """Wait until an application has a state."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LIMIT):
            while (await states(tools))[number] != state:
                await asyncio.sleep(0.1)
    assert (await states(tools))[number] == state


async def test_messages_move_an_application_from_claim_to_result(
    tools: Tools,
    visit: Visit,
    settings: RegistrationSettings,
    verification_db: Database,
    lottery_db: Database,
) -> None:
    number = await submitted(tools, visit)
    findings = FakeFindings()
    finding = findings.put(number, "proven")
    roster = await frozen_roster(tools, PRACTICE)
    content = results_csv(roster, {(number, "P01"): "ADMIT"})
    transport = httpx2.ASGITransport(neighbours(findings, content), raise_app_exceptions=False)
    ours = create_worker(settings, verification_transport=transport, lottery_transport=transport)
    async with running(ours, Worker(verification_db), Worker(lottery_db)):
        async with verification_db.transaction(UNSCOPED) as session:
            await put(session, verification_outbox, receiver="registration", message=finding)
        await until(tools, number, "proven")
        async with lottery_db.transaction(UNSCOPED) as session:
            for message in (
                frozen(roster, draw_id=PRACTICE.draw_id),
                published(content, draw_id=PRACTICE.draw_id),
            ):
                await put(session, lottery_outbox, receiver="registration", message=message)
        await check_placed(tools, visit, number)
        (place,) = await show_pool(tools, visit, number)
        assert place.fingerprint == DRAW_SHA256


async def check_placed(tools: Tools, visit: Visit, number: str) -> None:
    async with asyncio.timeout(LIMIT):
        while not (await show_application(tools, visit, number)).headline.startswith("录取了"):
            await asyncio.sleep(0.1)
