"""Steps that many tests of actions begin with."""

import sqlalchemy as sa

from services.registration.actions.record_finding import record_finding
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.store.tables import application
from shared.contracts.messages import Standing
from shared.contracts.reads import Fact
from tests.builders.registration import NOW, a_submission, another_child
from tests.builders.scopes import EVERYWHERE
from tests.fakes.registration import FakeFindings


async def submitted(tools: Tools, visit: Visit, place: int = 0, *choices: str, together_with: str | None = None) -> str:
    """Submit the application of child number `place` and return its number."""
    typed = a_submission(*choices, together_with=together_with, **another_child(place))
    done = await submit_application(tools, visit, typed, idempotency_key=f"child {place}".replace(" ", "-"))
    return done.application_number


async def found(tools: Tools, number: str, standing: Standing, *facts: Fact) -> None:
    """Let verification find something out about an application."""
    findings = FakeFindings()
    message = findings.put(number, standing, facts=facts or ("GUARDIAN",))
    await record_finding(tools, message, findings=findings, now=NOW)


async def states(tools: Tools) -> dict[str, str]:
    """Return the state of every application by number."""
    async with tools.db.reading(EVERYWHERE) as session:
        rows = await session.execute(sa.select(application.c.number, application.c.state))
        return {row.number: row.state for row in rows}
