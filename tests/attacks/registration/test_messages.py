"""Messages that come twice, late, or past each other; databases that go away in the middle."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.correct_application import correct_application
from services.registration.actions.record_finding import record_finding
from services.registration.actions.record_placements import record_placements
from services.registration.actions.show_application import show_application
from services.registration.actions.show_letter import show_letters
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import Closed, DatabaseSilent, KeyReused
from services.registration.worker import ATTEMPTS
from shared.contracts.reads import FindingRead
from shared.jobs.tuning import Tuning
from tests.builders.registration import NOW, a_submission
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import about_draw, frozen_roster, published, results_csv
from tests.builders.scopes import EVERYWHERE
from tests.fakes.registration import FakeDraws, FakeFindings
from tests.registration.actions.family import states, submitted


class SlowAnswer(FakeFindings):
    """Gives its answer of now, but only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let = asyncio.Event(), asyncio.Event()

    async def finding(self, unit_code: str, number: str) -> FindingRead:
        """Answer late the first time."""
        found = await super().finding(unit_code, number)
        if not self.asked.is_set():
            self.asked.set()
            await self.let.wait()
        return found


async def test_an_answer_on_its_way_does_not_undo_a_newer_one(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    slow = SlowAnswer()
    waiting = slow.put(number, "waiting")
    late = asyncio.create_task(record_finding(tools, waiting, findings=slow, now=NOW))
    await slow.asked.wait()
    proven = slow.put(number, "proven")
    await record_finding(tools, proven, findings=slow, now=NOW)
    slow.let.set()
    await late
    assert await states(tools) == {number: "proven"}


async def test_a_finding_of_the_version_before_does_not_touch_the_correction(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    findings = FakeFindings()
    message = findings.put(number, "proven")
    await correct_application(tools, visit, a_submission("P02"), number=number, version=1)
    for _ in range(2):
        await record_finding(tools, message, findings=findings, now=NOW)
    assert await states(tools) == {number: "claim"}


async def test_a_rehearsal_never_speaks_for_the_real_draw(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    for place, (draw_id, status) in enumerate((("DEMO-140123-01", "ADMIT"), ("140123-2023-XX-01", "WAIT 7"))):
        roster = await frozen_roster(tools, replace(A_DRAW, draw_id=draw_id))
        content = results_csv(roster, {(number, "P01"): status})
        draws = FakeDraws(content, about_draw(draw_id, published_at=NOW - timedelta(hours=1)))
        for _ in range(2):
            await record_placements(tools, published(content, place=place, draw_id=draw_id), draws=draws, now=NOW)
    assert [letter.draw.draw_id for letter in await show_letters(tools, visit, number)] == ["140123-2023-XX-01"]
    view = await show_application(tools, visit, number)
    assert "候补第 7 位" in view.headline
    assert [choice.result for choice in view.choices] == ["候补第 7 位"]


END_THE_WAITING = sa.text(
    "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
    " and application_name = 'registration rush' and wait_event_type = 'Lock'"
)


async def _end_the_waiting(tools: Tools) -> None:
    ended = 0
    async with asyncio.timeout(60):
        while not ended:
            async with tools.db.transaction(EVERYWHERE) as session:
                ended = int(await session.scalar(END_THE_WAITING) or 0)


async def test_a_server_that_is_told_to_stop_in_the_middle_is_a_pause_and_not_a_fault(
    tools: Tools, visit: Visit
) -> None:
    typed = a_submission()
    async with tools.db.transaction(EVERYWHERE) as blocking:
        await blocking.execute(sa.text("select 1 from registration.admission_unit for update"))
        sending = asyncio.create_task(submit_application(tools, visit, typed, idempotency_key="once"))
        await _end_the_waiting(tools)
        with pytest.raises(DatabaseSilent):
            await sending
    done = await submit_application(tools, visit, typed, idempotency_key="once")
    assert await states(tools) == {done.application_number: "claim"}


async def test_whoever_was_in_time_gets_the_lost_receipt_after_the_close(tools: Tools, visit: Visit) -> None:
    first = await submit_application(tools, visit, a_submission(), idempotency_key="once")
    late = replace(visit, now=NOW + timedelta(days=30))
    again = await submit_application(tools, late, a_submission(), idempotency_key="once")
    assert (again.receipt, again.fresh) == (first.receipt, False)
    with pytest.raises(Closed):
        await submit_application(tools, late, a_submission(), idempotency_key="twice")
    with pytest.raises(KeyReused):
        await submit_application(tools, late, a_submission("P02"), idempotency_key="once")


def test_findings_outlast_a_night_in_which_verification_is_away() -> None:
    patient = Tuning(attempts=ATTEMPTS)
    assert sum(patient.delay(tried) for tried in range(patient.attempts - 1)) >= 12 * 3600
