"""What one season leaves behind meets the next: the same Idempotency-Key again a year later."""

from datetime import UTC, datetime

from services.registration.actions.load_unit import load_unit
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.unit import Calendar
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, a_submission, a_unit
from tests.registration.actions.family import states

OPEN = Calendar(registration_opens=datetime(2023, 1, 1, tzinfo=UTC))


async def test_the_same_key_next_year_is_a_new_application(tools: Tools, visit: Visit) -> None:
    first = await submit_application(tools, visit, a_submission(), idempotency_key="once")
    await load_unit(tools, a_unit(season="2024", calendar=OPEN), acting=acting_at(NOW))
    second = await submit_application(tools, visit, a_submission(), idempotency_key="once")
    assert second.fresh
    assert await states(tools) == {first.application_number: "claim", second.application_number: "claim"}
