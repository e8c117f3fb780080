"""One child in two units shows in both, to a clerk; no unit sees more of the other than that, and nobody is refused."""

import json
from uuid import uuid5

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.registration.actions.list_elsewhere import list_elsewhere
from services.registration.actions.load_unit import load_unit
from services.registration.actions.record_finding import record_finding
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.store.identity_claims import Elsewhere
from services.registration.store.tables import application, identity_claim
from shared.contracts.messages import FindingMade
from shared.contracts.reads import FindingRead
from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.urls import with_database
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_unit
from tests.fakes.registration import NAMESPACE
from tests.plugins.database import FreshDatabase
from tests.registration.actions.family import submitted
from tests.registration.conftest import NewVisit

OTHER = "140105"


class EveryUnitsFindings:
    """Says of every application what it is told."""

    def __init__(self, standing: str = "proven") -> None:
        self.standing = standing

    async def finding(self, unit_code: str, number: str) -> FindingRead:
        return FindingRead.model_validate(
            {
                "unit_code": unit_code,
                "application_number": number,
                "version": 1,
                "finding_id": uuid5(NAMESPACE, f"{unit_code}{number}{self.standing}"),
                "standing": self.standing,
                "by": "machine",
                "facts": ("GUARDIAN",),
                "reason": "",
            }
        )


async def found(tools: Tools, unit_code: str, number: str, standing: str = "proven") -> None:
    findings = EveryUnitsFindings(standing)
    read = await findings.finding(unit_code, number)
    message = FindingMade(
        message_id=uuid5(read.finding_id, "message"),
        unit_code=unit_code,
        application_number=number,
        version=1,
        finding_id=read.finding_id,
        standing=read.standing,
    )
    await record_finding(tools, message, findings=findings, now=NOW)


async def state_of(tools: Tools, unit_code: str, number: str) -> str | None:
    async with tools.db.reading(unit_code) as session:
        state: str | None = await session.scalar(sa.select(application.c.state).where(application.c.number == number))
        return state


@pytest.fixture
async def elsewhere(tools: Tools, new_visit: NewVisit) -> Visit:
    """Return the visit of another guardian at another unit."""
    await load_unit(tools, a_unit(unit_code=OTHER), acting=acting_at(NOW))
    family = await new_visit("13700000005")
    return Visit(family.account_id, OTHER, NOW)


@pytest.fixture
async def numbers(tools: Tools, visit: Visit, elsewhere: Visit) -> tuple[str, str]:
    """Return the numbers of one child's applications here and there, both proven."""
    here, there = await submitted(tools, visit), await submitted(tools, elsewhere)
    await found(tools, UNIT, here)
    assert await list_elsewhere(tools, UNIT) == ()
    await found(tools, OTHER, there)
    return here, there


async def test_both_units_are_told_and_both_stay_proven(tools: Tools, numbers: tuple[str, str]) -> None:
    here, there = numbers
    assert await list_elsewhere(tools, UNIT) == (Elsewhere(here, OTHER, there),)
    assert await list_elsewhere(tools, OTHER) == (Elsewhere(there, UNIT, here),)
    assert {await state_of(tools, UNIT, here), await state_of(tools, OTHER, there)} == {"proven"}


async def test_when_one_is_taken_back_it_is_over(tools: Tools, elsewhere: Visit, numbers: tuple[str, str]) -> None:
    await withdraw_application(tools, elsewhere, numbers[1])
    assert await list_elsewhere(tools, UNIT) == await list_elsewhere(tools, OTHER) == ()


async def test_another_child_is_another_matter(tools: Tools, visit: Visit, elsewhere: Visit) -> None:
    here, there = await submitted(tools, visit, 0), await submitted(tools, elsewhere, 1)
    await found(tools, UNIT, here)
    await found(tools, OTHER, there)
    assert await list_elsewhere(tools, UNIT) == ()


async def test_what_is_not_proven_shows_nowhere(tools: Tools, visit: Visit, elsewhere: Visit) -> None:
    here, there = await submitted(tools, visit), await submitted(tools, elsewhere)
    await found(tools, UNIT, here)
    await found(tools, OTHER, there, "with_clerk")
    assert await list_elsewhere(tools, UNIT) == ()


async def test_the_audit_log_of_both_units_says_so(
    tools: Tools, numbers: tuple[str, str], database: FreshDatabase
) -> None:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        rows = await admin.fetch("select unit_code, body from registration.audit_inbox where body like '%ELSEWHERE%'")
    told = {row["unit_code"]: json.loads(row["body"]) for row in rows}
    assert told[UNIT]["record"] == f"application:{numbers[0]}"
    assert told[OTHER]["details"] == {"unit": UNIT}


async def test_nothing_personal_is_open_to_other_units(tools: Tools, numbers: tuple[str, str]) -> None:
    async with tools.db.reading(UNSCOPED) as session:
        rows = (await session.execute(sa.select(identity_claim))).mappings().all()
        assert await session.scalar(sa.select(sa.func.count()).select_from(application)) == 0
    assert {row["unit_code"] for row in rows} == {UNIT, OTHER}
    assert len({row["child_index"] for row in rows}) == 1
    assert set(rows[0]) == {
        "unit_code",
        "claim_id",
        "child_index",
        "season",
        "stage",
        "number",
        "state",
        "noted_at",
    }


@pytest.mark.parametrize("tampering", ["delete from", "update", "insert into"])
async def test_the_service_itself_cannot_write_it(tools: Tools, numbers: tuple[str, str], tampering: str) -> None:
    statements = {
        "delete from": "delete from registration.identity_claim",
        "update": "update registration.identity_claim set state = 'ended'",
        "insert into": "insert into registration.identity_claim select * from registration.identity_claim",
    }
    with pytest.raises(DBAPIError, match="permission denied"):
        async with tools.db.transaction(UNIT) as session:
            await session.execute(sa.text(statements[tampering]))
